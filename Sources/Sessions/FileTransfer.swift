import CLibrary
package import Network
import SMTP
import Terminal
import Unix

/// Sends a file as message text: line ends made CRLF, dots doubled. While the system takes one piece the next is made
/// ready, and no more than that, so that memory stays flat however slow the server, or whoever looks at the pieces.
package actor FileTransfer {
  package enum Event: Sendable {
    /// There is something to read, or the end of it.
    case readable
    /// A piece was handed over, in the form it has on the wire; octets of the file that the system has taken so far.
    case progress(octets: Int, piece: [UInt8])
    /// The file has no more for now: a pipe whose writer takes its time.
    case waiting
    case finished(Summary)
    case failed(TransportFailure)
    case unreadable(String)
  }

  package struct Summary: Equatable, Sendable {
    let octets: Int
    let dotsDoubled: Int
    let lineEndsChanged: Int
  }

  struct Unreadable: Error {
    let text: String
  }

  private static let pieceSize = 256 * 1_024

  /// Whether a read may have to wait: a pipe, or what else is no file with an end of its own.
  nonisolated let mayWait: Bool

  private let descriptor: Int32
  private var stuffer = DotStuffer()
  private var octets = 0

  /// - Throws: the system's words, when the file cannot be read.
  init(path: String) throws(Unreadable) {
    // Without O_NONBLOCK a pipe that nobody writes to would hold up the whole program here.
    do throws(Descriptor.Failure) { descriptor = try Descriptor.open(path, O_RDONLY | O_NONBLOCK) } catch {
      throw Unreadable(text: error.text)
    }
    var status = stat()
    let kind = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
    mayWait = kind != S_IFREG && kind != S_IFBLK
    if kind == S_IFDIR {
      CLibrary.close(descriptor)
      throw Unreadable(text: "it is a folder")
    }
  }

  deinit { _ = CLibrary.close(descriptor) }

  /// Returns when something can be read, or when the task is cancelled: a pipe that nobody has opened for writing has
  /// neither content nor end.
  func readable() async { await Readiness(of: descriptor).wait() }

  /// Sends all of it; a cancelled task stops.
  func send(over connection: Connection, tell: @Sendable (Event) async -> Void) async {
    var taken = 0
    /// The piece that is on its way: how to wait for it, and where in the file it ended.
    var inFlight: (written: Sending, octets: Int)?
    var isAtEnd = false
    while !Task.isCancelled {
      var piece: [UInt8] = []
      if !isAtEnd {
        switch read() {
        case .nothingYet:
          await tell(.waiting)
          await readable()
          continue
        case .failed(let reason): return await tell(.unreadable(reason))
        case .end:
          isAtEnd = true
          piece = stuffer.finish()
        case .octets(let content):
          octets += content.count
          piece = stuffer.stuff(content)
        }
      }
      let written = piece.isEmpty ? nil : connection.enqueue(piece)
      if let last = inFlight {
        if let failure = await last.written() { return await tell(.failed(failure)) }
        taken = last.octets
      }
      inFlight = written.map { ($0, octets) }
      if !piece.isEmpty { await tell(.progress(octets: taken, piece: piece)) }
      if isAtEnd, inFlight == nil { return await tell(.finished(summary)) }
    }
  }

  private var summary: Summary {
    Summary(octets: octets, dotsDoubled: stuffer.dotsDoubled, lineEndsChanged: stuffer.lineEndsChanged)
  }

  private enum Reading {
    case octets([UInt8])
    case end
    case nothingYet
    case failed(String)
  }

  private func read() -> Reading {
    var failure: Descriptor.Failure?
    let octets = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, filled in
      do throws(Descriptor.Failure) {
        filled = try Descriptor.read(descriptor, into: UnsafeMutableRawBufferPointer(buffer))
      } catch { failure = error }
    }
    if let failure { return failure.number == EAGAIN ? .nothingYet : .failed(failure.text) }
    return octets.isEmpty ? .end : .octets(octets)
  }
}
