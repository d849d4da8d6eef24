package import Octets
import SenderPolicy

/// What the TXT records of a domain say about policies, each kind by its own rule of how many there may be.
package enum PolicyRecords {
  /// Whether there is an MTA-STS policy, and which (RFC 8461, section 3.1): exactly one record begins `v=STSv1`.
  /// - Returns: the id; nil where there is no record; a fault where none of them counts.
  package static func sts(_ texts: [[UInt8]]) -> Result<String?, STSFault> {
    let records = texts.compactMap { text in TaggedRecord(text, version: "STSv1").map { (text, $0) } }
    guard records.count < 2 else { return .failure(.severalRecords(records.count)) }
    guard let (octets, record) = records.first else { return .success(nil) }
    guard let id = record["id"], (1...32).contains(id.utf8.count),
      id.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit })
    else { return .failure(.record(ForeignText(String(decoding: octets, as: UTF8.self)))) }
    return .success(id)
  }

  /// Where reports of failed TLS go (RFC 8460, section 3).
  /// - Returns: no place where there is no record; nil where there is one that does not count, or more than one.
  package static func reports(_ texts: [[UInt8]]) -> [ForeignText]? {
    let records = texts.compactMap { TaggedRecord($0, version: "TLSRPTv1") }
    guard let record = records.first else { return [] }
    guard records.count == 1, let places = record["rua"] else { return nil }
    let found = places.split(separator: ",").map { String(decoding: Array($0.utf8).trimmingBlanks, as: UTF8.self) }
    let isGood = found.allSatisfy { place in
      ["mailto:", "https:"].contains { place.lowercased().hasPrefix($0) && place.utf8.count > $0.utf8.count }
    }
    return isGood && !found.isEmpty ? found.map { ForeignText($0) } : nil
  }

  /// Who may send in the name of the domain.
  package static func spf(_ texts: [[UInt8]]) -> [ForeignText] {
    SPF.records(texts).map { ForeignText($0) }
  }

  /// What is to happen to mail that only pretends to be from the domain (RFC 9989, sections 4.7 and 4.10); one is right.
  package static func dmarc(_ texts: [[UInt8]]) -> [ForeignText] {
    texts.filter { TaggedRecord($0, version: "DMARC1") != nil }
      .map { ForeignText(String(decoding: $0, as: UTF8.self)) }
  }
}
