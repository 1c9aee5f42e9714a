#pragma once
#include <cblas.h>
#include <stddef.h>

/* Ends the threads that OpenBLAS starts when it is loaded. Weak: builds of it without threads have none to end. */
__attribute__((weak)) int blas_thread_shutdown_(void);
static inline void end_blas_threads(void) {
  if (blas_thread_shutdown_) blas_thread_shutdown_();
}

/* LAPACK, which is part of OpenBLAS; its C interface is not everywhere. The lengths of texts come last, as Fortran has it. */
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
             const int *lwork, int *iwork, const int *liwork, int *info, size_t jobz_length, size_t uplo_length);
void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
             const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info,
             size_t jobz_length);
