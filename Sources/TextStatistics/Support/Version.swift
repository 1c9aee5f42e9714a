/// The version of the library and of the command line.
public let version = "0.1.0"
