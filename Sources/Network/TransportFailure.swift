import CLibrary
import NIOCore
import TLS

/// Why octets could not travel. The server's answers are never failures of this kind.
package enum TransportFailure: Error, Equatable, Sendable {
  /// The name does not exist, or has no address of the family asked for.
  case nameNotFound
  /// Name service had no answer, in the system's words; the name may exist.
  case nameServiceFailed(String)
  /// Name service did not answer in time, in seconds.
  case nameServiceSilent(seconds: Double)
  /// A deadline passed, in seconds.
  case timedOut(seconds: Double)
  case refused
  case unreachable(String)
  case reset
  /// The address given as our own cannot be used.
  case sourceUnusable(String)
  /// We closed the connection ourselves.
  case closedHere
  /// What the system said.
  case system(code: Int32, text: String)
}

extension TransportFailure {
  /// What an error of the system or of the network library means here.
  package init(_ error: any Error) {
    switch error {
    case let failure as TransportFailure: self = failure
    case let error as IOError: self.init(errno: error.errnoCode)
    case ChannelError.connectTimeout(let amount): self = .timedOut(seconds: Double(amount.nanoseconds) / 1e9)
    case is ChannelError, is TLSEngine.NotOpen: self = .closedHere
    default: self = .system(code: 0, text: "\(error)")
    }
  }

  init(errno code: Int32) {
    switch code {
    case ECONNREFUSED: self = .refused
    case ECONNRESET, EPIPE, ECONNABORTED: self = .reset
    case ENETUNREACH, EHOSTUNREACH, EHOSTDOWN, ENETDOWN: self = .unreachable(Self.text(code))
    case ETIMEDOUT: self = .timedOut(seconds: 0)
    case EADDRNOTAVAIL: self = .sourceUnusable(Self.text(code))
    default: self = .system(code: code, text: Self.text(code))
    }
  }

  private static func text(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
