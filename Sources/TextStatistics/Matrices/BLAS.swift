import COpenBLAS

/// The dense products of the system's OpenBLAS, always on the calling thread.
///
/// The only file that imports OpenBLAS. Its kernels differ from processor to processor in the order of their sums, so
/// their results differ in the last bits; what small inputs and published neighbours consist of does not come from here.
public enum BLAS {
  /// Which OpenBLAS is in use: its version and build, its kernel, its threads.
  public static var description: String {
    _ = oneThread
    let configuration = String(cString: openblas_get_config())
    let kernel = String(cString: openblas_get_corename())
    return "\(configuration), kernel \(kernel), \(openblas_get_num_threads()) thread per call"
  }

  /// We run blocks in parallel ourselves; threads inside threads would fight for the same processors.
  private static let oneThread: Void = openblas_set_num_threads(1)

  /// A row-major matrix to read: its first element and the distance between rows.
  struct Panel<Element> {
    var start: UnsafePointer<Element>
    var stride: Int
  }

  /// `c += a · bᵀ`, where `a` has `rows` rows, `b` has `columns` rows, and both have `depth` columns.
  static func addProduct(
    _ a: Panel<Double>, _ b: Panel<Double>, rows: Int, columns: Int, depth: Int,
    to c: UnsafeMutablePointer<Double>, stride: Int
  ) {
    _ = oneThread
    cblas_dgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(columns), Int32(depth), 1, a.start, Int32(a.stride),
      b.start, Int32(b.stride), 1, c, Int32(stride))
  }

  /// `c = a · bᵀ` in single precision, with the shapes of ``addProduct(_:_:rows:columns:depth:to:stride:)``.
  static func product(
    _ a: Panel<Float>, _ b: Panel<Float>, rows: Int, columns: Int, depth: Int,
    into c: UnsafeMutablePointer<Float>, stride: Int
  ) {
    _ = oneThread
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(columns), Int32(depth), 1, a.start, Int32(a.stride),
      b.start, Int32(b.stride), 0, c, Int32(stride))
  }
}
