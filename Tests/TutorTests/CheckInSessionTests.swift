import Annotations
import Checking
import Delivery
import Names
import Octets
import SMTP
import TestSupport
import Testing

@testable import Events
@testable import Sessions

/// `:check`, and `:open` with the letter of a row.
@MainActor @Suite("A check in a session", .serialized)
struct CheckInSessionTests {
  /// One host with one address, known from the beginning.
  private struct KnownHost: CheckSurvey {
    let report: CheckReport
    let policy: PolicyPlace? = nil
    mutating func questions() -> [DNSQuestion] { [] }
    mutating func receive(_ answer: DNSAnswer) {}
  }

  private struct NoNames: NameService {
    func answer(_ question: DNSQuestion) async -> DNSAnswer { DNSAnswer(question, .noData) }
  }

  private static func setup(port: Int) throws -> CheckSetup {
    let name = try #require(DomainName("mx.good.test"))
    var host = MailHost(name: name, origin: .mx(preference: 10))
    host.addresses = [try #require(IPAddress("127.0.0.1"))]
    var options = CheckOptions()
    options.connectTo = [try #require(ConnectTo(":25::\(port)"))]
    let known = host
    let services = CheckServices(
      names: NoNames(),
      probe: { target in
        var visit = target.visit
        (visit.reached, visit.greeting, visit.hello) = (.hello, Reply(.serviceReady, ["hi"]), Reply(.ok, ["hi"]))
        return visit
      }, policy: { _, _, _ in .none }, isUp: { _, _ in nil })
    return CheckSetup(
      options: options, services: services,
      survey: { subject in
        var report = CheckReport(subject: subject)
        (report.route, report.hosts) = (.hosts, [known])
        return KnownHost(report: report)
      },
      judge: { report in
        var report = report
        report.verdict = Verdict(ending: .delivered, delivered: .yes, level: .clear, row: 0)
        return report
      }, words: { finding, _ in FindingWords(finding.kind.id) })
  }

  @Test func rowsCanBeOpened() async throws {
    let server = try ScriptedServer([.reply("220 the row itself"), .expectLine, .reply("221 bye"), .close])
    let harness = try SessionHarness(level: .brief, isInteractive: true, timeout: 2)
    let setup = try Self.setup(port: Int(server.port))
    harness.session.checkSetup = { _ in setup }
    _ = await harness.session.perform(local: Array(":check good.test".utf8))
    #expect(harness.lines.contains { $0.hasPrefix("#  a    127.0.0.1") && $0.contains("220 HELO STARTTLS-") })
    #expect(harness.lines.contains("# By hand:  :open a starttls"))
    #expect(harness.lines.contains("# Outcome: delivered in plaintext"))
    _ = await harness.session.perform(local: Array(":open a".utf8))
    #expect(harness.shown.contains("220 the row itself"))
    #expect(harness.session.certificateName == "mx.good.test")
  }

  @Test func lettersWithoutARowAreHosts() async throws {
    let harness = try SessionHarness(level: .brief, isInteractive: true, timeout: 2)
    let setup = try Self.setup(port: 25)
    harness.session.checkSetup = { _ in setup }
    _ = await harness.session.perform(local: Array(":check good.test".utf8))
    #expect(harness.session.checkedPlace(["a"]) != nil && harness.session.checkedPlace(["A", "tls"]) != nil)
    for words in [[], ["b"], ["a", "25"], ["a", "tls", "x"], ["mx.good.test"]] {
      #expect(harness.session.checkedPlace(words) == nil, "\(words)")
    }
  }

  @Test func whatIsNoDomainIsSaidToBeNone() async throws {
    let harness = try SessionHarness(level: .brief, isInteractive: true)
    guard case .failed(.usage) = await harness.session.perform(local: Array(":check you@good.test".utf8)) else {
      Issue.record("it was taken")
      return
    }
    #expect(harness.shown.contains("smtp-tutor check good.test"))
  }
}
