import Names
import SMTP

@testable import Delivery
@testable import TLS

/// A name service for tests: a table of text, asked until the survey has nothing more to ask.
struct MadeNames {
  var records: [DNSQuestion: [RecordData]] = [:]
  var failures: [DNSQuestion: DNSAnswer.Failure] = [:]
  var noNames: Set<String> = []
  var aliases: [String: String] = [:]
  /// Domains whose answers are not signed.
  var unsigned: [String] = []
  var trust: [DNSQuestion: DNSAnswer.Trust] = [:]
  var root = DNSAnswer.Trust.secure

  /// - Parameter lines: `good.test MX 10 mx1.good.test`, a record each.
  init(_ lines: [String]) {
    for line in lines {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard let name = DomainName(words[0]), let (type, data) = Self.record(words[1], words[2]) else {
        preconditionFailure(line)
      }
      records[DNSQuestion(name, type), default: []].append(data)
    }
  }

  private static func record(_ type: String, _ text: String) -> (RecordType, RecordData)? {
    switch type {
    case "A", "AAAA": IPAddress(text).map { ($0.isIPv6 ? .aaaa : .a, .address($0)) }
    case "MX":
      (
        .mx,
        .mx(
          preference: text.split(separator: " ").first.flatMap { Int($0) } ?? 0,
          host: text.hasSuffix(" .") ? .root : DomainName(text.split(separator: " ")[1]) ?? .root)
      )
    case "TXT": (.txt, .txt(Array(text.utf8)))
    case "PTR": DomainName(text).map { (.ptr, .ptr($0)) }
    case "TLSA": TLSARecord(text).map { (.tlsa, .tlsa($0)) }
    default: nil
    }
  }

  func answer(_ question: DNSQuestion) -> DNSAnswer {
    if question.name.isRoot { return DNSAnswer(question, .records([.opaque([])]), trust: root) }
    let asked = DNSQuestion(
      aliases[question.name.text].flatMap { DomainName($0) } ?? question.name, question.type)
    let isSigned = !unsigned.contains { domain in DomainName(domain).map { asked.name.isWithin($0) } == true }
    let trust = trust[question] ?? (root == .secure ? isSigned ? .secure : .insecure : root)
    let result: DNSAnswer.Result =
      if let failure = failures[question] {
        .failed(failure)
      } else if let found = records[asked] {
        .records(found)
      } else {
        noNames.contains(asked.name.text) ? .noSuchName : .noData
      }
    return DNSAnswer(question, result, trust: trust, canonicalName: asked.name)
  }

  /// - Parameter reversed: whether the answers come in the other order.
  func report(_ subject: CheckReport.Subject, reversed: Bool = false) -> CheckReport {
    var survey = DomainSurvey(subject)
    var questions = survey.questions()
    while !questions.isEmpty {
      for question in reversed ? questions.reversed() : questions { survey.receive(answer(question)) }
      questions = survey.questions()
    }
    return survey.report
  }

  func report(_ domain: String, reversed: Bool = false) -> CheckReport {
    report(.domain(DomainName(domain) ?? .root), reversed: reversed)
  }
}

extension Reply {
  /// `220 mx ESMTP`
  init(text: String) {
    var parser = ReplyParser()
    parser.receive(Array("\(text)\r\n".replacing("\n", with: "\r\n").utf8))
    while let event = parser.next() {
      if case .reply(let reply) = event {
        self = reply
        return
      }
    }
    preconditionFailure(text)
  }
}

extension TLSFacts {
  static func made(
    _ verification: Verification = .verified(name: nil), version: TLSVersion = .tls13, daysLeft: Int = 60
  ) -> TLSFacts {
    let end = CertificateTime(secondsSince1970: Int64(daysLeft) * 86_400 + 1, text: "then")
    let certificate = CertificateFacts(
      subject: "CN=mx", commonName: "mx", issuer: "CN=ca", names: [], notBefore: end, notAfter: end, serial: "1",
      key: nil, signatureAlgorithm: "x", signatureDigest: nil, isSelfSigned: false, issuerURL: nil, fingerprint: "",
      pem: "")
    return TLSFacts(
      version: version, cipher: "x", standardCipher: "x", cipherBits: 256, keyExchange: .rsa, isResumed: false,
      serverName: nil, chain: [certificate], verification: verification, weaknesses: [])
  }
}
