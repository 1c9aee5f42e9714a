#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What `body` returns, and how long this thread worked on it: unlike the time of day it does not grow with what else the
/// machine does, so that it tells linear from quadratic.
func processorSeconds<Result>(_ body: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  let result = try body()
  return (result, now() - start)
}
