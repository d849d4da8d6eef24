import Annotations
import Delivery
import Names
import Octets
import SMTP

/// What a check found out, for programs: `check`, `answer`, `policy`, `finding`, and what it adds to `outcome`.
enum CheckObject {
  typealias Members = [(name: String, value: JSON)]

  static func members(_ check: SessionEvent.CheckBegun) -> Members {
    var domain: String?
    var host: String?
    var port: Int?
    switch check.subject {
    case .domain(let name): domain = name.description
    case .host(let name, let number): (host, port) = (name.description, number)
    case .address(let address, let number): (host, port) = (address.description, number)
    case .sender: break
    }
    return [
      ("domain", JSON(domain)), ("host", JSON(host)), ("port", port.map(JSON.integer) ?? .null),
      ("resolver", strings(check.resolvers)), ("dnssec", .string(word(check.dnssec))), ("helo", .string(check.helo)),
    ]
  }

  private static func word(_ dnssec: CheckReport.DNSSEC) -> String {
    switch dnssec {
    case .validated: "validated"
    case .stripped: "stripped"
    case .oldAnchor: "old-anchor"
    case .unknown: "unknown"
    case .practice: "off"
    }
  }

  static func members(_ answer: DNSAnswer) -> Members {
    var reason: String?
    let trust: String
    switch answer.trust {
    case .secure: trust = "secure"
    case .insecure: trust = "insecure"
    case .bogus(let words): (trust, reason) = ("bogus", words.raw)
    case .unchecked: trust = "unknown"
    }
    let code: JSON
    switch answer.result {
    case .records, .noData: code = .integer(0)
    case .noSuchName: code = .integer(3)
    case .failed(.code(let number)): code = .integer(number)
    case .failed(.timedOut(let seconds)):
      code = .null
      reason = reason ?? "no answer within \(Phrases.seconds(seconds))"
    case .failed(.library(let words)):
      code = .null
      reason = reason ?? words.raw
    }
    return [
      ("name", .string(answer.question.name.description)), ("type", .string(answer.question.type.name)),
      ("rcode", code), ("dnssec", .string(trust)), ("reason", JSON(reason)),
      ("canonical_name", .string(answer.canonicalName.description)), ("ttl", .integer(answer.timeToLive)),
      ("records", .array(answer.records.map { .object(RecordObject.members($0)) })),
      ("elapsed_ms", .milliseconds(answer.milliseconds)),
    ]
  }

  static func members(_ policy: SessionEvent.PublishedPolicy) -> Members {
    switch policy {
    case .sts(let policy, let id, let source):
      [
        ("kind", .string("mta-sts")), ("id", .string(id)), ("mode", .string(policy.mode.rawValue)),
        ("mx", strings(policy.hosts.map(\.raw))), ("max_age", .integer(policy.maxAge)), ("source", .string(source)),
      ]
    case .reports(let places):
      [("kind", .string("tls-rpt")), ("rua", strings(places))]
    case .spf(let text): [("kind", .string("spf")), ("text", .string(text))]
    case .dmarc(let text): [("kind", .string("dmarc")), ("text", .string(text))]
    }
  }

  static func members(_ found: FoundFinding) -> Members {
    let finding = found.finding
    return [
      ("id", .string(finding.kind.id)), ("severity", .string(word(finding.severity))),
      ("rows", strings(finding.rows.map(RowLetter.of))), ("text", .string(found.words.sentence)),
      ("remedy", strings(found.words.remedy)), ("reference", .string(found.words.reference)),
      ("by_hand", JSON(found.words.byHand?.line)),
    ]
  }

  private static func word(_ severity: Finding.Severity) -> String {
    switch severity {
    case .refused: "refused"
    case .held: "held"
    case .exposed: "exposed"
    case .fragile: "fragile"
    case .advice: "advice"
    case .unknown: "unknown"
    }
  }

  static func members(_ check: CheckedDelivery) -> Members {
    [
      ("delivered", .string(check.delivered.rawValue)), ("level", JSON(check.level.map(word))),
      ("row", JSON(check.row)),
    ]
  }

  static func word(_ level: Verdict.Level) -> String {
    switch level {
    case .clear: "clear"
    case .tls: "tls"
    case .pkix: "pkix"
    case .mtaSTS: "mta-sts"
    case .dane: "dane"
    }
  }

  static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
}
