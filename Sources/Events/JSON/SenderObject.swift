import Annotations
import Delivery
import Names
import Octets
import SMTP
import SenderPolicy

/// A machine that sends mail as servers see it, for programs.
enum SenderObject {
  static func members(_ facts: SenderFacts) -> CheckObject.Members {
    let (origin, host) = origin(facts)
    let (names, isConfirmed) = RowObject.reverse(facts.reverse)
    return [
      ("address", JSON(facts.address?.description)), ("origin", JSON(origin)), ("seen_by", JSON(host)),
      ("from", JSON(facts.from?.description)), ("helo", JSON(facts.hello?.description)),
      ("helo_leads", JSON(word(facts.helloName))), ("ptr", names), ("ptr_confirmed", isConfirmed),
      ("spf", facts.spf.map(spf) ?? .null), ("dmarc", facts.dmarc.map(dmarc) ?? .null),
      ("lists", .array(facts.listings.map(listing))),
    ]
  }

  private static func origin(_ facts: SenderFacts) -> (word: String?, host: String?) {
    guard facts.address != nil else { return (nil, nil) }
    return switch facts.origin {
    case .given: ("given", nil)
    case .repeated(let host): ("ehlo", host.description)
    case .own: ("own", nil)
    }
  }

  private static func word(_ hello: SenderFacts.HelloName) -> String? {
    switch hello {
    case .confirmed: "back"
    case .leadsNowhere: "nowhere"
    case .leadsElsewhere: "elsewhere"
    case .unknown: nil
    }
  }

  private static func spf(_ outcome: SPF.Outcome) -> JSON {
    .object([
      ("result", .string(outcome.result.rawValue)), ("term", JSON(outcome.term?.raw)),
      ("domain", JSON(outcome.owner?.description)), ("fault", JSON(outcome.fault.map(word))),
      ("lookups", .integer(outcome.lookups)),
    ])
  }

  private static func word(_ fault: SPF.Fault) -> String {
    switch fault {
    case .severalRecords: "several-records"
    case .term: "syntax"
    case .tooManyLookups: "lookups"
    case .tooManyVoidLookups: "void-lookups"
    case .tooManyHosts: "hosts"
    case .noRecord: "no-record"
    }
  }

  private static func dmarc(_ policy: DMARCPolicy) -> JSON {
    .object([
      ("domain", .string(policy.owner.description)), ("policy", .string(policy.request.rawValue)),
      ("testing", .bool(policy.isTesting)), ("strict", .bool(policy.isStrict)),
    ])
  }

  private static func listing(_ listing: SenderFacts.Listing) -> JSON {
    var (codes, reasons): ([String], [String]) = ([], [])
    let state: String
    switch listing.state {
    case .notListed: state = "not-listed"
    case .listed(let found, let texts):
      state = "listed"
      (codes, reasons) = (found.map(\.description), texts.map(\.raw))
    case .unusable(let fault):
      state = "unusable"
      if case .refuses(let code) = fault { codes = [code.description] }
    }
    return .object([
      ("zone", .string(listing.zone.description)), ("state", .string(state)), ("codes", CheckObject.strings(codes)),
      ("reasons", CheckObject.strings(reasons)),
    ])
  }
}
