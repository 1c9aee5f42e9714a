#pragma once
#include <cblas.h>
#include <dlfcn.h>
#include <stddef.h>

/* LAPACK, which is part of OpenBLAS; its C interface is not everywhere. The lengths of texts come last, as Fortran has it. */
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
             const int *lwork, int *iwork, const int *liwork, int *info, size_t jobz_length, size_t uplo_length);
void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
             const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info,
             size_t jobz_length);

/* What we call of OpenBLAS. It is opened at the first product and not linked: most commands do without it, it starts
   threads when it is opened, and a program that only counts need not find it. */
struct openblas {
  __typeof__(&openblas_get_config) get_config;
  __typeof__(&openblas_get_corename) get_corename;
  __typeof__(&openblas_get_num_threads) get_num_threads;
  __typeof__(&openblas_set_num_threads) set_num_threads;
  __typeof__(&cblas_dgemm) dgemm;
  __typeof__(&cblas_sgemm) sgemm;
  __typeof__(&dsyevd_) dsyevd;
  __typeof__(&dgesdd_) dgesdd;
};

/* Opens OpenBLAS; 0 if that fails, and dlerror() says why. */
static inline int open_openblas(struct openblas *blas) {
  void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
  struct { const char *name; void *place; } symbols[] = {
      {"openblas_get_config", &blas->get_config},   {"openblas_get_corename", &blas->get_corename},
      {"openblas_get_num_threads", &blas->get_num_threads}, {"openblas_set_num_threads", &blas->set_num_threads},
      {"cblas_dgemm", &blas->dgemm},                {"cblas_sgemm", &blas->sgemm},
      {"dsyevd_", &blas->dsyevd},                   {"dgesdd_", &blas->dgesdd},
  };
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    void *address = dlsym(library, symbols[i].name);
    if (!address) return 0;
    *(void **)symbols[i].place = address;
  }
  /* Threads that it started would take a processor for a tenth of a second; builds without threads have none to end. */
  int (*end_threads)(void) = (int (*)(void))dlsym(library, "blas_thread_shutdown_");
  if (end_threads) end_threads();
  return 1;
}
