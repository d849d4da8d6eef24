import Names
import Octets

@testable import SenderPolicy

/// SPF over records that anybody may have written: it ends, asks no more than it may, and asks nothing twice.
enum SPFRules {
  /// The first line is the sender's local part, each other one the record of one domain.
  static func check(_ input: [UInt8]) throws {
    let lines = input.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).map(Array.init)
    let domains = ["a.example", "b.example", "c.example"].compactMap { DomainName($0) }
    let addresses = ["192.0.2.1", "2001:db8::1"].compactMap { IPAddress($0) }
    for address in addresses {
      let sender = SPF.Sender(
        address: address, localPart: String(decoding: lines[0], as: UTF8.self), domain: domains[0], hello: "mx.example")
      try check(sender) { question in
        guard question.type == .txt, let index = domains.firstIndex(of: question.name), index + 1 < lines.count else {
          return question.type == .txt ? .noData : other(question, address)
        }
        return .records([.txt(lines[index + 1])])
      }
    }
    for line in lines.dropFirst() {
      let text = String(decoding: line, as: UTF8.self)
      let isWellFormed = SPFMacro.isWellFormed(text[...])
      let sender = SPF.Sender(address: addresses[0], domain: domains[0], hello: "x")
      let expanded = SPFMacro.expand(text, for: sender, in: domains[0])
      try hold(isWellFormed || expanded == nil, "a macro that cannot be read is not expanded")
    }
  }

  private static func other(_ question: DNSQuestion, _ address: IPAddress) -> DNSAnswer.Result {
    switch question.type {
    case .a, .aaaa: address.isIPv6 == (question.type == .aaaa) ? .records([.address(address)]) : .noSuchName
    case .mx: .records([.mx(preference: 0, host: question.name)])
    case .ptr, .soa, .tlsa, .txt: .noData
    }
  }

  private static func check(_ sender: SPF.Sender, _ answer: (DNSQuestion) -> DNSAnswer.Result) throws(BrokenRule) {
    var known: [DNSQuestion: DNSAnswer] = [:]
    for _ in 0...250 {
      switch SPF.evaluate(sender, knowing: { known[$0] }) {
      case .needs(let question):
        try hold(known[question] == nil, "nothing is asked twice")
        known[question] = DNSAnswer(question, answer(question))
      case .done(let outcome):
        try hold(outcome.lookups <= 11, "ten terms may ask")
        try hold((outcome.fault != nil) == (outcome.result == .permerror), "an error has its fault")
        return
      }
    }
    throw BrokenRule(description: "it does not end")
  }
}
