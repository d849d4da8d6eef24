package import Delivery
import Names
import Network
import Octets
package import TLS

extension Prober {
  /// Looks at one address: a connection, the greeting, EHLO, STARTTLS, EHLO, QUIT, and what the target asks for besides.
  /// - Parameter authorities: who may vouch for a certificate.
  package func look(_ target: ProbeTarget, _ authorities: Authorities) async -> Visit {
    let began = ContinuousClock.now
    var visit = target.visit
    let connection: Connection
    switch await connect(target.host, target.port) {
    case .success(let made): connection = made
    case .failure(let failure):
      visit.failure = Task.isCancelled ? .unfinished : Self.meaning(failure)
      visit.milliseconds = (ContinuousClock.now - began).milliseconds
      return visit
    }
    var dialogue = ProbeDialogue(visit, name: target.helo, trials: target.trials)
    let spent = await converse(&dialogue, over: connection, target, authorities, since: began)
    connection.close()
    visit = dialogue.visit
    if let facts = visit.tls, let base = target.name, !target.records.isEmpty {
      visit.dane = DANE.judge(facts, records: target.records, base: base, nextHop: target.nextHop)
    }
    visit.milliseconds = spent
    return visit
  }

  /// - Returns: milliseconds up to the reply before QUIT.
  private func converse(
    _ dialogue: inout ProbeDialogue, over connection: Connection, _ target: ProbeTarget, _ authorities: Authorities,
    since began: ContinuousClock.Instant
  ) async -> Double {
    let alarm = Alarm(connection: connection)
    let end = ContinuousClock.now + .seconds(options.whole)
    var spent: Double?
    var patience = options.reply
    // One deadline for the whole of a reply, however slowly it trickles in.
    var deadline = ContinuousClock.now + .seconds(patience)
    while true {
      while let step = dialogue.step() {
        if dialogue.isLeaving, spent == nil { spent = (ContinuousClock.now - began).milliseconds }
        switch step {
        case .send(let octets): _ = connection.enqueue(octets)
        case .encrypt:
          do { try connection.secure(TLSContext(client: tls(target, authorities))) } catch {
            dialogue.lost(.other(ForeignText("\(error)")))
          }
        case .end: return spent ?? (ContinuousClock.now - began).milliseconds
        }
        patience = dialogue.isLeaving ? min(options.reply, Self.goodbyePatience) : options.reply
        deadline = ContinuousClock.now + .seconds(patience)
      }
      let left = (min(deadline, end) - ContinuousClock.now).milliseconds / 1e3
      switch await alarm.next(within: max(0, left)) {
      case nil:
        dialogue.lost(Task.isCancelled ? .unfinished : .silent(seconds: end < deadline ? options.whole : patience))
      case .bytes(let octets)?: dialogue.receive(octets)
      case .secured(let facts)?: dialogue.encrypted(facts)
      case .insecure(let failure)?: dialogue.lost(.tls(failure))
      case .end?, .truncated?, .failed?: dialogue.lost(.lost)
      }
    }
  }

  /// Seconds to wait for the reply to QUIT.
  private static let goodbyePatience = 2.0

  private func tls(_ target: ProbeTarget, _ authorities: Authorities) -> TLSClientOptions {
    var wanted = TLSClientOptions(serverName: target.name?.text ?? target.visit.address.description)
    wanted.authorities = authorities
    // What is old is told, not refused: senders speak it, too.
    wanted.minimumVersion = .tls10
    return wanted
  }

  func connect(_ host: String, _ port: Int) async -> Result<Connection, TransportFailure> {
    let wanted = ConnectOptions(source: options.source, timeout: options.connect)
    do throws(Connector.Failure) {
      let endpoint = Endpoint(host: host, port: port)
      return .success(try await Connector.connect(to: endpoint, options: wanted, report: { _ in }))
    } catch {
      return .failure(error.reason)
    }
  }

  static func meaning(_ failure: TransportFailure) -> Visit.Failure {
    switch failure {
    case .timedOut(let seconds): .silent(seconds: seconds)
    case .refused: .refused
    case .unreachable(let text): .unreachable(ForeignText(text))
    case .reset, .closedHere: .lost
    case .sourceUnusable(let text), .nameServiceFailed(let text): .other(ForeignText(text))
    case .system(_, let text): .other(ForeignText(text))
    case .nameNotFound, .nameServiceSilent: .other("no such address")
    }
  }
}
