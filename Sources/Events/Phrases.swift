import Annotations
package import Network
import Octets
package import SMTP

/// The sentences of the program itself; what happened is decided elsewhere.
package enum Phrases {
  package static func failure(_ failure: TransportFailure) -> String {
    switch failure {
    case .nameNotFound: "the name does not exist, or has no address of that kind"
    case .nameServiceFailed(let text): "the name server gave no answer (\(text))"
    case .nameServiceSilent(let limit): "the name server gave no answer within \(seconds(limit))"
    case .timedOut(let limit): limit > 0 ? "no answer within \(seconds(limit))" : "no answer in time"
    case .refused: "connection refused"
    case .unreachable(let text): "unreachable (\(text))"
    case .reset: "connection reset by the server"
    case .sourceUnusable(let text): "the source address cannot be used (\(text))"
    case .closedHere: "the connection is closed"
    case .system(_, let text): text
    }
  }

  /// What was tried, and what happened. What to try next is a note's to say.
  package static func cannotConnect(to endpoint: Endpoint, _ failure: Connector.Failure) -> String {
    let all = failure.tried > 1 ? " (none of its \(failure.tried) addresses could be reached)" : ""
    return "Cannot connect to \(endpoint): \(Self.failure(failure.reason))\(all)."
  }

  package static func request(_ request: Request) -> String {
    switch request.kind {
    case .connection: "the connection"
    case .endOfMessage: "the message\(recipient(of: request))"
    case .authResponse: "the answer to the server's challenge"
    case .command: String(decoding: Secrets.masked(request).prefix(60), as: UTF8.self) + recipient(of: request)
    }
  }

  /// Whom alone a reply is about, where a server answers for each recipient.
  static func recipient(of request: Request) -> String {
    request.recipient.map { ", for \($0)" } ?? ""
  }

  /// What a wait is for.
  package static func awaited(_ request: Request) -> String {
    request.kind == .connection ? "the greeting" : "the answer to \(SessionOutcome.name(request))"
  }

  package static func wholeSeconds(since start: ContinuousClock.Instant) -> String {
    "\((ContinuousClock.now - start).components.seconds) s"
  }

  package static func seconds(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }

  package static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    number.counted(one, many)
  }
}

extension Endpoint.ParseError {
  /// What is wrong with what a person gave as a host, and what would be right.
  package var words: String {
    switch self {
    case .noHost: "A host is missing. Give a name or an address: mail.example.org, 192.0.2.1, [2001:db8::1]:25"
    case .port(let text): "\"\(text)\" is not a port: give a number from 1 to 65535, usually 25, 587 or 465."
    case .host(let text) where Self.isMailAddress(text):
      "\"\(text)\" is a person's address. The MX record of its domain says which host accepts mail for it: dig +short "
        + "mx \(text.split(separator: "@").last ?? "")"
    case .host(let text): "\"\(Secrets.withoutUserInfo(text))\" is not a host name or address."
    case .tooManyWords: "Give a host and at most one port: HOST, HOST PORT, HOST:PORT or [IPv6]:PORT"
    }
  }

  private static func isMailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || ".-_+".utf8.contains($0) }
      }
  }
}
