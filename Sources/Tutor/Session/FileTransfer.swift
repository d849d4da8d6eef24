internal import Glibc
internal import Network
internal import SMTP

/// Sends a file as message text: line ends made CRLF, dots doubled, a piece each time it is told to, so that memory
/// stays flat however slow the server, or whoever looks at the pieces.
actor FileTransfer {
  enum Event: Sendable {
    /// A piece went out, in the form it has on the wire; octets of the file so far. More may follow.
    case progress(octets: Int, piece: [UInt8])
    case finished(Summary)
    case failed(TransportFailure)
    case unreadable(String)
  }

  struct Summary: Equatable, Sendable {
    let octets: Int
    let dotsDoubled: Int
    let lineEndsChanged: Int
  }

  private static let pieceSize = 128 * 1_024

  private let descriptor: Int32
  private var stuffer = DotStuffer()
  private var octets = 0
  private var isAtEnd = false

  /// - Throws: the system's words, when the file cannot be read.
  init(path: String) throws(Unreadable) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Unreadable(text: String(cString: strerror(errno))) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      Glibc.close(descriptor)
      throw Unreadable(text: "it is a folder")
    }
  }

  deinit { _ = Glibc.close(descriptor) }

  struct Unreadable: Error {
    let text: String
  }

  /// Sends the next piece; returns when the system has taken it.
  func next(over connection: Connection) async -> Event {
    var piece: [UInt8] = []
    if !isAtEnd {
      guard let read = read() else { return .unreadable(String(cString: strerror(errno))) }
      octets += read.count
      isAtEnd = read.isEmpty
      piece = isAtEnd ? stuffer.finish() : stuffer.stuff(read)
    }
    if piece.isEmpty, isAtEnd {
      return .finished(
        Summary(octets: octets, dotsDoubled: stuffer.dotsDoubled, lineEndsChanged: stuffer.lineEndsChanged))
    }
    do throws(TransportFailure) { try await connection.send(piece) } catch { return .failed(error) }
    return .progress(octets: octets, piece: piece)
  }

  /// Empty at the end of the file, nil when it cannot be read.
  private func read() -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, filled in
      repeat {
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      } while count < 0 && errno == EINTR
      filled = max(0, count)
    }
    return count < 0 ? nil : bytes
  }
}
