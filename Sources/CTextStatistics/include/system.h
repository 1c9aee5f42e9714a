#pragma once
// All the C of the project: what Swift has no words for.
#include <stdlib.h>
#ifdef __GLIBC__
  #include <malloc.h>
#endif

static inline void prefetch_read(const void *_Nonnull address) { __builtin_prefetch(address, 0, 3); }

// Makes freed memory of two megabytes and more go back to the system at once. By itself glibc keeps pieces as large as it has
// once seen freed, and takes the next large piece anew.
static inline void return_large_memory(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 21);
#endif
}
