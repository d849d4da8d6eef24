import Delivery
import Names
import Synchronization

@testable import Checking

/// Asks for the MX of a domain, then for the addresses of each host, and knows nothing else.
struct ScriptedSurvey: CheckSurvey {
  private(set) var report: CheckReport
  var policy: PolicyPlace?
  private var next: [DNSQuestion]

  init(_ domain: DomainName) {
    report = CheckReport(subject: .domain(domain))
    next = [DNSQuestion(domain, .mx)]
  }

  mutating func questions() -> [DNSQuestion] {
    defer { next = [] }
    return next
  }

  mutating func receive(_ answer: DNSAnswer) {
    report.answers.append(answer)
    for record in answer.records {
      switch record {
      case .mx(let preference, let host):
        report.route = .hosts
        report.hosts.append(MailHost(name: host, origin: .mx(preference: preference)))
        next += [DNSQuestion(host, .a), DNSQuestion(host, .aaaa)]
      case .address(let address):
        guard let index = report.hosts.firstIndex(where: { $0.name == answer.question.name }) else { continue }
        report.hosts[index].addresses.append(address)
      default: break
      }
    }
  }
}

/// A name service that knows a table, and may keep somebody waiting for ever.
final class ScriptedNames: NameService {
  private let table: [DNSQuestion: [RecordData]]
  private let silent: Set<DNSQuestion>
  private let asked = Mutex<[DNSQuestion]>([])

  init(_ table: [DNSQuestion: [RecordData]], silent: Set<DNSQuestion> = []) {
    (self.table, self.silent) = (table, silent)
  }

  var questions: [DNSQuestion] { asked.withLock { $0 } }

  func answer(_ question: DNSQuestion) async -> DNSAnswer {
    asked.withLock { $0.append(question) }
    if silent.contains(question) { try? await Task.sleep(for: .seconds(3_600)) }
    let records = table[question] ?? []
    return DNSAnswer(question, records.isEmpty ? .noData : .records(records), trust: .insecure)
  }
}

/// Counts who is looked at, and how many at once.
final class ScriptedProbes: Sendable {
  struct Seen {
    var targets: [ProbeTarget] = []
    var now: [[UInt8]] = []
    var mostAtOnce = 0
    var isNetworkTwice = false
  }

  private let seen = Mutex(Seen())
  private let change: @Sendable (inout Visit) -> Void

  init(_ change: @escaping @Sendable (inout Visit) -> Void) { self.change = change }

  var state: Seen { seen.withLock { $0 } }

  func look(_ target: ProbeTarget) async -> Visit {
    let network = VisitPlan.network(of: target.visit.address)
    seen.withLock {
      $0.isNetworkTwice = $0.isNetworkTwice || $0.now.contains(network)
      $0.targets.append(target)
      $0.now.append(network)
      $0.mostAtOnce = max($0.mostAtOnce, $0.now.count)
    }
    try? await Task.sleep(for: .milliseconds(20))
    seen.withLock { seen in
      if let index = seen.now.firstIndex(of: network) { seen.now.remove(at: index) }
    }
    var visit = target.visit
    change(&visit)
    return visit
  }
}
