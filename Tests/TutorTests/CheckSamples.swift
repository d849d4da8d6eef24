import Annotations
import Delivery
import Names
import Octets
import SMTP
import SenderPolicy
import TLS
import Terminal

@testable import Events

/// Events of a check with all that an object of theirs may have.
enum CheckSamples {
  static func samples(of kind: EventKind) -> [EventKind.Sample] {
    switch kind {
    case .check: begun.map { EventKind.Sample(.check($0), [], .check) }
    case .looked: answers.map { EventKind.Sample(.looked($0), [], .answer) }
    case .policy: policies.map { EventKind.Sample(.policy($0), [], .policy) }
    case .row: rows.map { EventKind.Sample(.row($0), [], .row) }
    case .sender: senders.map { EventKind.Sample(.sender($0), [], .sender) }
    case .finding:
      [
        EventKind.Sample(
          .finding(
            FoundFinding(
              Finding(.noSuchDomain, .refused, rows: [0, 27]),
              FindingWords("There is none.", remedy: ["Make it."], byHand: ByHand("dig x"), reference: "RFC 1035"))),
          [],
          .finding)
      ]
    case .picture:
      [EventKind.Sample(.picture([PageLine(text: "# Nothing to fix.", role: .success)]), ["# Nothing to fix."])]
    default: []
    }
  }

  private static let domain = DomainName("good.test") ?? .root
  private static let host = DomainName("mx1.good.test") ?? .root
  private static let tlsa = TLSARecord(usage: 3, selector: 1, matching: 1, data: [1, 0xAB])

  private static var address: IPAddress {
    guard let address = IPAddress("192.0.2.1") else { preconditionFailure("an address") }
    return address
  }

  private static var begun: [SessionEvent.CheckBegun] {
    [CheckReport.DNSSEC.validated, .stripped, .oldAnchor, .unknown, .practice].flatMap { dnssec in
      [CheckReport.Subject.domain(domain), .host(host, port: 25), .address(address, port: 2525), .sender].map {
        SessionEvent.CheckBegun(subject: $0, resolvers: ["127.0.0.1:53"], dnssec: dnssec, helo: "a.test")
      }
    }
  }

  private static var answers: [DNSAnswer] {
    let question = DNSQuestion(domain, .mx)
    let results: [DNSAnswer.Result] = [
      .records([
        .mx(preference: 0, host: .root), .address(address), .ptr(host), .txt([0xFF, 0x61]), .tlsa(tlsa), .opaque([1]),
        .malformed([2]),
      ]), .noData, .noSuchName, .failed(.code(2)), .failed(.timedOut(seconds: 3)), .failed(.library("broken")),
    ]
    let trusts: [DNSAnswer.Trust] = [.secure, .insecure, .bogus("signature expired"), .unchecked]
    return results.flatMap { result in trusts.map { DNSAnswer(question, result, trust: $0, timeToLive: 60) } }
  }

  private static var policies: [SessionEvent.PublishedPolicy] {
    [.enforce, .testing, .none].map {
      .sts(STSPolicy(mode: $0, hosts: ["*.good.test"], maxAge: 86_400), id: "1", source: "https://mta-sts.good.test/")
    } + [.reports(["mailto:a@good.test"]), .spf("v=spf1 -all"), .dmarc("v=DMARC1; p=none")]
  }

  private static var senders: [SenderFacts] {
    let faults: [SPF.Fault] = [
      .severalRecords(2), .term("x"), .tooManyLookups, .tooManyVoidLookups, .tooManyHosts(domain), .noRecord(domain),
    ]
    let failed = faults.map { fault in
      var outcome = SPF.Outcome(.permerror)
      outcome.fault = fault
      return outcome
    }
    var passed = SPF.Outcome(.pass)
    (passed.term, passed.owner, passed.lookups) = ("mx", domain, 1)
    let policies = [nil, DMARCPolicy.made(owner: domain)]
    let states: [BlockList.State] = [
      .notListed, .listed(codes: [address], reasons: ["spam"]), .unusable(.unanswered), .unusable(.refuses(address)),
    ]
    let origins: [SenderFacts.Origin] = [.given, .own, .repeated(by: host)]
    let hellos: [SenderFacts.HelloName] = [.confirmed, .leadsNowhere, .leadsElsewhere([address]), .unknown]
    return (failed + [passed]).enumerated().map { index, outcome in
      var facts = SenderFacts(from: try? Mailbox("ann@good.test"), hello: host)
      (facts.address, facts.origin) = (address, origins[index % 3])
      (facts.helloName, facts.reverse) = (hellos[index % 4], index == 0 ? .none : .names([host], confirmed: true))
      (facts.spf, facts.dmarc, facts.isDMARCKnown) = (outcome, policies[index % 2], true)
      facts.listings = states.map { SenderFacts.Listing(zone: domain, state: $0) }
      return facts
    } + [SenderFacts(from: nil, hello: nil)]
  }

  private static var rows: [SessionEvent.CheckRow] {
    var host = MailHost(name: host, origin: .mx(preference: 10))
    host.isInPolicy = true
    var whole = Visit(host: 0, address: address)
    (whole.reached, whole.greeting, whole.hello) = (.tls, reply(220, "2.0.0 hi"), reply(250, "x"))
    (whole.extensions, whole.secureExtensions) = (ExtensionList([Extension(keyword: .size, parameters: ["9"])]), nil)
    (whole.startTLS, whole.tls) = (reply(220, "go"), EventKind.facts)
    whole.dane = [
      .matches, .differs, .issuerNotSent(name: "CN=x"), .invalid(.noCertificate), .unusable(.length),
    ].map {
      DANEVerdict(record: tlsa, result: $0)
    }
    whole.reverse = .names([Self.host], confirmed: true)
    let failures: [Visit.Failure] = [
      .silent(seconds: 10), .refused, .unreachable("no route"), .lost, .notSMTP("HTTP"), .injected(octets: 1),
      .endless(octets: 9), .other("x"), .notTried, .unfinished, .tls(TLSFailure(.version)),
    ]
    let reached: [Visit.Reached] = [.nowhere, .connected, .greeted, .hello, .startTLS]
    let others = failures.enumerated().map { index, failure in
      var visit = Visit(host: 0, address: address)
      (visit.failure, visit.reached) = (failure, index == 0 ? .nowhere : reached[index % reached.count])
      if index == 3 { visit.reverse = .none }
      return visit
    }
    let levels: [Verdict.Level?] = [.dane, .mtaSTS, .pkix, .tls, .clear, nil]
    return ([whole] + others).enumerated().map {
      SessionEvent.CheckRow(
        letter: RowLetter.of($0.offset), visit: $0.element, host: host, level: levels[$0.offset % levels.count])
    }
  }
}

extension DMARCPolicy {
  fileprivate static func made(owner: DomainName) -> DMARCPolicy? {
    let question = owner.below("_dmarc").map { DNSQuestion($0, .txt) }
    let step = find(owner) { asked in
      DNSAnswer(asked, asked == question ? .records([.txt(Array("v=DMARC1; p=quarantine; t=y".utf8))]) : .noData)
    }
    return if case .done(let policy) = step { policy } else { nil }
  }
}
