import ArgumentParser

/// Refuses a number of replicates that makes no interval: a single one has no spread.
func validateReplicates(_ count: Int?, upTo limit: Int = 1_000_000, orNone: Bool = true) throws {
  guard let count, !(2...limit).contains(count), !(orNone && count == 0) else { return }
  throw ValidationError("--boot goes from 2 to \(limit)\(orNone ? ", or is 0 for none" : "")")
}
