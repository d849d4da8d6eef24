import CLibrary
import Unix

/// Reads a descriptor in large blocks and gives its lines without copying them. Memory is bounded: of a line only so much
/// is kept as fits into the block.
struct LineBlocks {
  private static let blockSize = 1 << 18

  private let descriptor: Int32
  private var block: [UInt8]
  /// Octets at the block's beginning that belong to a line whose end has not come.
  private var kept = 0
  /// Whether the rest of a line that did not fit is passed over.
  private var isSkipping = false

  /// Octets read so far.
  private(set) var octets = 0
  /// The first octets of all.
  private(set) var beginning: [UInt8] = []
  private(set) var hasNUL = false
  private(set) var longest = 0

  /// - Parameter size: of the block, in octets; less than its standard only in tests.
  init(descriptor: Int32, size: Int = blockSize) {
    self.descriptor = descriptor
    block = [UInt8](repeating: 0, count: size)
  }

  /// Whether nothing tells that the text has an end: it is no file.
  var isEndless: Bool {
    var facts = stat()
    return fstat(descriptor, &facts) != 0 || facts.st_mode & S_IFMT != S_IFREG
  }

  /// Waits for octets, or for the end of them, until then.
  /// - Returns: whether they have come in time.
  func hasMore(until end: ContinuousClock.Instant) -> Bool {
    let left = end - ContinuousClock.now
    guard left > .zero else { return false }
    return Descriptor.isReady(descriptor, within: Int(left / .milliseconds(1)) + 1)
  }

  /// Reads once, and gives each line that is complete then, without its LF; at the end the one that has none.
  /// - Returns: whether more may come.
  /// - Throws: the errno of read(2).
  mutating func read(_ body: (UnsafeRawBufferPointer) -> Void) throws(Descriptor.Failure) -> Bool {
    let room = kept..<block.count
    var failure: Descriptor.Failure?
    var count = 0
    block.withUnsafeMutableBytes { bytes in
      do throws(Descriptor.Failure) {
        count = try Descriptor.read(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: bytes[room]), waits: true)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    if octets < 64 { beginning += block[kept..<(kept + count)].prefix(64) }
    octets += count
    let filled = kept + count
    let (isSkipped, start) = (isSkipping, kept)
    let rest = block.withUnsafeBytes { bytes in
      hasNUL = hasNUL || bytes.baseAddress.map { memchr($0 + start, 0, filled - start) != nil } ?? false
      return Self.lines(UnsafeRawBufferPointer(rebasing: bytes[..<filled]), from: start, isSkipped: isSkipped, body)
    }
    if rest > 0 { isSkipping = false }
    longest = max(longest, filled - rest)
    guard count > 0 else {
      if filled > rest, !isSkipping {
        block.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[rest..<filled])) }
      }
      return false
    }
    keep(rest, filled, body)
    return true
  }

  /// Gives the lines that have an end; where the one without it begins.
  private static func lines(
    _ bytes: UnsafeRawBufferPointer, from: Int, isSkipped: Bool, _ body: (UnsafeRawBufferPointer) -> Void
  ) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var (start, search, isSkipped) = (0, from, isSkipped)
    while search < bytes.count, let found = memchr(base + search, 0x0A, bytes.count - search) {
      let end = UnsafeRawPointer(found) - base
      if !isSkipped { body(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) }
      isSkipped = false
      start = end + 1
      search = start
    }
    return start
  }

  /// Moves what is left to the beginning. A line that fills the block is given as far as it goes.
  private mutating func keep(_ rest: Int, _ filled: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    if rest == 0, filled == block.count {
      if !isSkipping { block.withUnsafeBytes(body) }
      isSkipping = true
    }
    if isSkipping {
      kept = 0
      return
    }
    kept = filled - rest
    if rest > 0, kept > 0 {
      block.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[rest..<filled])) }
    }
  }
}
