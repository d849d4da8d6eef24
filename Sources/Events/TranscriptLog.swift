import CLibrary
import Octets
package import SMTP
import Terminal
import Unix

/// Keeps the conversation in the notation in which it can be replayed, and writes it to the file that `:log` names,
/// each line at once. Secrets become placeholders before they get here.
@MainActor package final class TranscriptLog: SessionSubscriber {
  /// Octets of the conversation at hand that are kept for a `:log` that comes late.
  private static let memoryLimit = 4 << 20
  /// Octets of one line of message text that are kept.
  private static let textLineLimit = 1 << 20

  /// What was said, in the order in which it was.
  private enum Part {
    /// Lines of the notation.
    case lines([UInt8])
    /// Message text as it went out, cut anywhere, and what is before each of its lines. Made into lines only for a file:
    /// most sessions have none.
    case text([UInt8], stamp: String)

    var octets: [UInt8] {
      switch self {
      case .lines(let octets), .text(let octets, _): octets
      }
    }
  }

  /// Whether each line begins with the time at which it was said.
  private let isStamped: Bool
  /// When the conversation began, with whom, and which program wrote it down.
  private var header: [UInt8] = []
  private var memory: [Part] = []
  private var memorySize = 0
  /// False when the conversation was longer than the memory, so that a log can no longer begin at its start.
  package private(set) var isComplete = true
  /// The line of text that the file has not got yet.
  private var text = LineAssembler(limit: textLineLimit)
  private var file: Int32 = -1
  /// Whether the file holds anything.
  private var hasWritten = false
  package private(set) var path: String?
  /// Told when the disk is full or gone; the session goes on without the file.
  private let report: (String) -> Void

  package enum Failure: Error, Equatable {
    case exists
    case cannotCreate(String)
  }

  package init(isStamped: Bool = false, report: @escaping (String) -> Void) {
    self.isStamped = isStamped
    self.report = report
  }

  package func receive(_ event: SessionEvent) {
    switch event {
    case .connected(let connected): begin(Self.header(connected))
    case .recorded(let entry, let omitted): add(entry, omitted: omitted)
    case .text(let piece): addText(piece)
    default: break
    }
  }

  /// Each line is written at once.
  package func flush() {}

  /// A new connection: what was kept of the last one is forgotten, unless it is being written.
  /// - Parameter header: lines to begin with.
  func begin(_ header: [UInt8] = []) {
    forget()
    isComplete = true
    self.header = header
    text = LineAssembler(limit: Self.textLineLimit)
    guard file >= 0 else { return }
    if hasWritten { write(Array("\n".utf8)) }
    write(header)
  }

  private static func header(_ connected: SessionEvent.Connected) -> [UInt8] {
    let server = connected.isPractice ? "the practice server" : connected.server
    let tls = connected.isTLS ? ", TLS from the first octet" : ""
    return [
      "smtp-tutor \(ProgramVersion.text), \(Timestamp.now)",
      "Connected to \(server) at \(connected.remote) from \(connected.local)\(tls)",
    ].flatMap { Array("\(Transcript.Entry.note($0))\n".utf8) }
  }

  /// - Parameter omitted: octets of its line that were too many to keep.
  func add(_ entry: Transcript.Entry, omitted: Int = 0) {
    guard isKept else { return }
    keep(.lines(Self.lines(entry, omitted: omitted, stamp: stamp)))
  }

  /// Message text as it goes out, cut anywhere.
  func addText(_ piece: [UInt8]) {
    guard isKept else { return }
    keep(.text(piece, stamp: stamp))
  }

  /// The conversation at hand; nil where it was longer than what is kept.
  package var kept: Transcript? {
    guard isComplete else { return nil }
    var text = LineAssembler(limit: Self.textLineLimit)
    var octets: [UInt8] = []
    for part in memory {
      switch part {
      case .lines(let lines): octets += lines
      case .text(let piece, let stamp): octets += Self.lines(of: piece, after: &text, stamp: stamp)
      }
    }
    return try? Transcript(parsing: octets)
  }

  private var stamp: String { isStamped ? "\(Timestamp.now) " : "" }

  private static func lines(_ entry: Transcript.Entry, omitted: Int, stamp: String) -> [UInt8] {
    let note = Transcript.Entry.note("(\(omitted) more octets of the line above were not recorded)")
    return Array((omitted > 0 ? "\(stamp)\(entry)\n\(stamp)\(note)\n" : "\(stamp)\(entry)\n").utf8)
  }

  /// Whether anybody may still ask for what is said.
  private var isKept: Bool { file >= 0 || isComplete }

  private func keep(_ part: Part) {
    if file >= 0 { write(part) }
    guard isComplete else { return }
    let size = part.octets.count
    guard memorySize + size <= Self.memoryLimit else {
      isComplete = false
      return forget()
    }
    memory.append(part)
    memorySize += size
  }

  private func forget() {
    memory = []
    memorySize = 0
  }

  /// Begins to write, with all there is of the conversation at hand.
  /// - Parameter appends: whether it may be a file that is there, to whose end the session is added.
  package func open(_ path: String, appends: Bool = false) throws(Failure) {
    close()
    let descriptor: Int32
    do throws(Descriptor.Failure) {
      descriptor = try Descriptor.open(
        path, O_RDWR | O_CREAT | O_APPEND | (appends ? O_NOCTTY | O_NONBLOCK : O_EXCL), mode: 0o600)
    } catch { throw error.number == EEXIST ? .exists : .cannotCreate(error.text) }
    if appends { separate(descriptor) }
    begin(writingTo: descriptor, path)
  }

  /// What sets a session apart from what the file has already.
  private func separate(_ descriptor: Int32) {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size > 0 else { return }
    var last: UInt8 = ASCII.lineFeed
    _ = pread(descriptor, &last, 1, facts.st_size - 1)
    let words = "\(last == ASCII.lineFeed ? "" : "\n")\n# Another session, written from \(Timestamp.now) on.\n"
    // A disk that is full shows at the next write.
    try? Descriptor.write(descriptor, Array(words.utf8))
  }

  /// Takes the descriptor over.
  func begin(writingTo descriptor: Int32, _ path: String) {
    file = descriptor
    self.path = path
    hasWritten = false
    text = LineAssembler(limit: Self.textLineLimit)
    write(header)
    for part in memory where file >= 0 { write(part) }
  }

  package func close() {
    if file >= 0 { _ = CLibrary.close(file) }
    file = -1
    path = nil
  }

  private func write(_ part: Part) {
    switch part {
    case .lines(let octets): write(octets)
    case .text(let piece, let stamp): write(Self.lines(of: piece, after: &text, stamp: stamp))
    }
  }

  /// The lines that a piece of text completes, in the notation.
  private static func lines(of piece: [UInt8], after assembler: inout LineAssembler, stamp: String) -> [UInt8] {
    var lines: [UInt8] = []
    for byte in piece {
      guard let line = assembler.feed(byte) else { continue }
      lines += Self.lines(.client(Template(line.bytes)), omitted: line.omitted, stamp: stamp)
    }
    return lines
  }

  private func write(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, file >= 0 else { return }
    hasWritten = true
    do throws(Descriptor.Failure) { try Descriptor.write(file, bytes) } catch {
      let name = path ?? ""
      close()
      report("\(name) can no longer be written: \(error.text). The session goes on without it.")
    }
  }
}
