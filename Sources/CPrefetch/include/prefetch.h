#pragma once
// Swift has no prefetch; this one-line header is all the C of the project.
static inline void prefetch_read(const void *_Nonnull address) { __builtin_prefetch(address, 0, 3); }
