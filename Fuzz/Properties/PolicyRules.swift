import Names
import Octets
import SenderPolicy

@testable import Delivery

/// What a domain publishes as text: the page of MTA-STS, and TXT records of four kinds.
enum PolicyRules {
  static func check(_ input: [UInt8]) throws(BrokenRule) {
    try page(input)
    try records(input)
  }

  private static func page(_ input: [UInt8]) throws(BrokenRule) {
    guard case .success(let policy) = STSPolicy.read(input) else { return }
    try hold(policy.mode == .none || !policy.hosts.isEmpty, "a policy that asks for something names a host")
    try hold((0...31_557_600).contains(policy.maxAge), "it lasts a year at most")
    for pattern in policy.hosts {
      let name = pattern.raw.hasPrefix("*.") ? String(pattern.raw.dropFirst(2)) : pattern.raw
      let host = try present(
        DomainName(pattern.raw.hasPrefix("*.") ? "x.\(name)" : name), "what a pattern stands for is a name")
      try hold(policy.allows(host), "a pattern allows what it stands for")
      if pattern.raw.hasPrefix("*."), let deeper = DomainName("y.x.\(name)") {
        let others = policy.hosts.filter { $0 != pattern }
        let isOther = STSPolicy(mode: policy.mode, hosts: others, maxAge: 0).allows(deeper)
        try hold(policy.allows(deeper) == isOther, "a star stands for one label")
      }
    }
  }

  private static func records(_ input: [UInt8]) throws(BrokenRule) {
    let texts = input.split(separator: ASCII.lineFeed).map(Array.init)
    if case .success(let id?) = PolicyRecords.sts(texts) {
      try hold((1...32).contains(id.utf8.count) && id.utf8.allSatisfy { $0 < 0x80 }, "an id is short")
    }
    try hold(PolicyRecords.spf(texts).count <= texts.count, "a record is one text")
    try hold(PolicyRecords.dmarc(texts).count <= texts.count, "a record is one text")
    for text in texts {
      guard let record = TaggedRecord(text, version: "DMARC1") else { continue }
      try hold(record.tags.allSatisfy { $0.name == $0.name.lowercased() }, "names are in lower case")
    }
    if let places = PolicyRecords.reports(texts) {
      try hold(places.allSatisfy { !$0.raw.isEmpty }, "a place for reports has an address")
    }
  }
}
