import COpenBLAS

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The dense products and decompositions of the system's OpenBLAS, always on the calling thread.
///
/// The only file that imports OpenBLAS. Its kernels differ from processor to processor in the order of their sums, so
/// their results differ in the last bits; what small inputs and published neighbours consist of does not come from here.
public enum BLAS {
  /// OpenBLAS, opened when it is first used.
  ///
  /// Where it is missing the process ends with a line that says so, as it would if it were linked.
  private static let library: openblas = {
    var library = openblas()
    guard open_openblas(&library) != 0 else {
      OutputFile.removeUnfinished()
      let reason = dlerror().map { String(cString: $0) } ?? ""
      let line = Array("OpenBLAS cannot be opened: \(reason): install libopenblas0\n".utf8)
      _ = write(STDERR_FILENO, line, line.count)
      exit(127)
    }
    // We run blocks in parallel ourselves; threads inside threads would fight for the same processors.
    library.set_num_threads(1)
    return library
  }()

  /// Which OpenBLAS is in use: its version and build, its kernel, its threads.
  public static var description: String {
    let configuration = String(cString: library.get_config()!)
    let kernel = String(cString: library.get_corename()!)
    return "\(configuration), kernel \(kernel), \(library.get_num_threads()) thread per call"
  }

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
    library.dgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(columns), Int32(depth), 1, a.start, Int32(a.stride),
      b.start, Int32(b.stride), 1, c, Int32(stride))
  }

  /// `c = a · b`, where `a` has `rows` rows of `depth` columns, and `b` has `depth` rows of `columns` columns.
  static func product(
    _ a: Panel<Double>, _ b: Panel<Double>, rows: Int, columns: Int, depth: Int,
    into c: UnsafeMutablePointer<Double>, stride: Int
  ) {
    library.dgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(columns), Int32(depth), 1, a.start,
      Int32(a.stride), b.start, Int32(b.stride), 0, c, Int32(stride))
  }

  /// `c = a · bᵀ` in single precision, with the shapes of ``addProduct(_:_:rows:columns:depth:to:stride:)``.
  static func product(
    _ a: Panel<Float>, _ b: Panel<Float>, rows: Int, columns: Int, depth: Int,
    into c: UnsafeMutablePointer<Float>, stride: Int
  ) {
    library.sgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(columns), Int32(depth), 1, a.start, Int32(a.stride),
      b.start, Int32(b.stride), 0, c, Int32(stride))
  }

  /// The eigenvalues of a symmetric matrix, rising, and a row for the eigenvector of each; by LAPACK's `dsyevd`.
  ///
  /// - Parameters:
  ///   - matrix: The matrix row by row, of which only the upper triangle is read; finite.
  ///   - order: How many rows and columns it has, at least one.
  /// - Returns: Vectors of length 1, at right angles to each other; the sign of each is arbitrary.
  static func eigen(_ matrix: [Double], order: Int) -> (values: [Double], vectors: [Double]) {
    precondition(order > 0 && matrix.count == order * order, "the matrix is not square")
    let (n, workSize, integerSize) = ([Int32(order)], 1 + 6 * order + 2 * order * order, 3 + 5 * order)
    var vectors = matrix
    var values = [Double](repeating: 0, count: order)
    var work = [Double](repeating: 0, count: workSize)
    var integers = [Int32](repeating: 0, count: integerSize)
    var info: Int32 = 0
    // Fortran goes by columns: our upper triangle is its lower one, its columns are our rows.
    library.dsyevd(
      "V", "L", n, &vectors, n, &values, &work, [Int32(workSize)], &integers, [Int32(integerSize)], &info, 1, 1)
    precondition(info == 0, "dsyevd has not converged: the matrix is not finite")
    return (values, vectors)
  }

  /// The orthogonal matrix `Q` that brings `x·Q` closest to `y` by least squares, where `matrix` is `xᵀ·y`: `U·Vᵀ` of its
  /// singular value decomposition `U·S·Vᵀ`, by LAPACK's `dgesdd`. Schönemann 1966.
  ///
  /// - Parameters:
  ///   - matrix: The matrix row by row; finite.
  ///   - order: How many rows and columns it has, at least one.
  /// - Returns: `Q` row by row: a rotation, with or without a reflection.
  static func closestRotation(_ matrix: [Double], order: Int) -> [Double] {
    precondition(order > 0 && matrix.count == order * order, "the matrix is not square")
    let (n, workSize) = ([Int32(order)], 4 * order * order + 7 * order)
    var copy = matrix
    var singular = [Double](repeating: 0, count: order)
    var (u, vt) = (matrix, matrix)
    var work = [Double](repeating: 0, count: workSize)
    var integers = [Int32](repeating: 0, count: 8 * order)
    var info: Int32 = 0
    // Read by columns, the matrix is its transpose V·S·Uᵀ: what is called u holds V by columns, and vt holds Uᵀ by columns,
    // which is U by rows.
    library.dgesdd("A", n, n, &copy, n, &singular, &u, n, &vt, n, &work, [Int32(workSize)], &integers, &info, 1)
    precondition(info == 0, "dgesdd has not converged: the matrix is not finite")
    var rotation = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0..<order {
        for k in 0..<order { rotation[row * order + column] += vt[row * order + k] * u[k * order + column] }
      }
    }
    return rotation
  }
}
