internal import Glibc
internal import Network
internal import SMTP

/// Sends a file as message text: line ends made CRLF, dots doubled, a piece at a time, so that memory stays flat.
struct FileTransfer: Sendable {
  enum Event: Sendable {
    /// A piece went out, in the form it has on the wire; octets of the file so far.
    case progress(octets: Int, piece: [UInt8])
    case finished(Summary)
    case failed(TransportFailure)
    case unreadable(String)
  }

  struct Summary: Sendable {
    let octets: Int
    let dotsDoubled: Int
    let lineEndsChanged: Int
  }

  private static let pieceSize = 128 * 1_024

  private let descriptor: Int32

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

  struct Unreadable: Error {
    let text: String
  }

  func close() { _ = Glibc.close(descriptor) }

  /// Runs to the end of the file, or until the connection or the file fails; then the file is closed.
  @concurrent
  func run(over connection: Connection, report: @escaping @Sendable (Event) async -> Void) async {
    defer { close() }
    var stuffer = DotStuffer()
    var octets = 0
    do throws(TransportFailure) {
      while true {
        let piece = read()
        guard let piece else {
          return await report(.unreadable(String(cString: strerror(errno))))
        }
        if piece.isEmpty { break }
        octets += piece.count
        let stuffed = stuffer.stuff(piece)
        try await connection.send(stuffed)
        await report(.progress(octets: octets, piece: stuffed))
      }
      let rest = stuffer.finish()
      if !rest.isEmpty {
        try await connection.send(rest)
        await report(.progress(octets: octets, piece: rest))
      }
      let summary = Summary(
        octets: octets, dotsDoubled: stuffer.dotsDoubled, lineEndsChanged: stuffer.lineEndsChanged)
      await report(.finished(summary))
    } catch {
      await report(.failed(error))
    }
  }

  /// Empty at the end of the file, nil when it cannot be read.
  private func read() -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, filled in
      repeat { count = Glibc.read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
      filled = max(0, count)
    }
    return count < 0 ? nil : bytes
  }
}
