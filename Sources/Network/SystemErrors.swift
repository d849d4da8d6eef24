import Glibc
import NIOCore
import TLS

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
