internal import Network
internal import SMTP

/// The sentences of the program itself; what happened is decided elsewhere.
enum Words {
  static func failure(_ failure: TransportFailure) -> String {
    switch failure {
    case .nameNotFound: "the name does not exist, or has no address of the kind asked for"
    case .nameServiceFailed(let text): "name service gave no answer (\(text))"
    case .timedOut(let limit): limit > 0 ? "no answer within \(seconds(limit))" : "no answer in time"
    case .refused: "connection refused"
    case .unreachable(let text): "unreachable (\(text))"
    case .reset: "connection reset by the server"
    case .sourceUnusable(let text): "the source address cannot be used (\(text))"
    case .closedHere: "the connection is closed"
    case .system(_, let text): text
    }
  }

  /// What was tried, what happened, what to try next.
  static func cannotConnect(to endpoint: Endpoint, _ failure: TransportFailure) -> String {
    let head = "Cannot connect to \(endpoint): \(Self.failure(failure))."
    let next =
      switch failure {
      case .nameNotFound:
        "Check the spelling; for mail to a domain, ask for its mail server: host -t MX \(endpoint.host)"
      case .nameServiceFailed: "Check this machine's network and name service, then try again."
      case .refused:
        "The host is there, but nothing listens on port \(endpoint.port). Is the port right, and the server up?"
      case .timedOut where endpoint.port == 25:
        "Many providers block port 25 to the outside; port 587 (submission) may work: "
          + "smtp-tutor \(endpoint.host) 587"
      case .timedOut, .unreachable, .reset: "A firewall may be in the way, or the host is down."
      case .sourceUnusable: "Give an address of this machine with --source, or leave it out."
      case .closedHere, .system: "Try again; if it stays, look at this machine's network."
      }
    return "\(head) \(next)"
  }

  static func request(_ request: Request) -> String {
    switch request.kind {
    case .connection: "the connection"
    case .endOfMessage: "the message"
    case .authResponse: "the answer to the server's challenge"
    case .command: String(decoding: Secrets.masked(request).prefix(60), as: UTF8.self)
    }
  }

  static func seconds(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }

  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }
}
