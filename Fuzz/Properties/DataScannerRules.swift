import Octets
import SMTP

/// The end of a message: CRLF . CRLF and nothing like it, however the octets are cut; and what is stuffed with dots is
/// scanned as what it was.
///
/// The first octet is the seed of the cuts.
enum DataScannerRules {
  static func check(_ input: [UInt8]) throws {
    guard let seed = input.first else { return }
    let text = Array(input.dropFirst())
    let expected = Scanned(simply: text)
    try hold(Scanned(Cuts.whole(text)) == expected, "a message ends at CRLF . CRLF alone, and its dots are undone")
    try hold(Scanned(Cuts.single(text)) == expected, "an octet at a time gives the same message")
    try hold(Scanned(Cuts.random(text, seed: seed)) == expected, "pieces of any size give the same message")
    try stuffed(text, seed: seed)
  }

  private struct Scanned: Equatable {
    var content: [UInt8] = []
    /// How many octets the message took with its end.
    var end: Int?

    init(_ pieces: [[UInt8]]) {
      var scanner = DataScanner()
      var read = 0
      for piece in pieces {
        if let index = scanner.scan(piece, into: &content) {
          end = read + index
          return
        }
        read += piece.count
      }
    }

    /// RFC 5321, section 4.5.2, word for word: cut into lines at CRLF, a lone dot ends, another first dot goes.
    init(simply text: [UInt8]) {
      var start = 0
      while let length = Self.lineLength(text[start...]) {
        let line = text[start..<(start + length)]
        start += length
        if line.elementsEqual([ASCII.dot] + ASCII.crlf) {
          end = start
          return
        }
        content += line.first == ASCII.dot ? line.dropFirst() : line
      }
      // What is not yet a line: a dot may still be the last one, and so may a dot and a CR.
      let rest = text[start...]
      let mayEnd = rest.elementsEqual([ASCII.dot, ASCII.carriageReturn])
      if !mayEnd { content += rest.first == ASCII.dot ? rest.dropFirst() : rest }
    }

    private static func lineLength(_ text: ArraySlice<UInt8>) -> Int? {
      let pairs = zip(text, text.dropFirst())
      let place = pairs.enumerated().first { $1 == (ASCII.carriageReturn, ASCII.lineFeed) }
      return place.map { $0.offset + 2 }
    }
  }

  private static func stuffed(_ text: [UInt8], seed: UInt8) throws(BrokenRule) {
    var whole = DotStuffer()
    let sent = whole.stuff(text) + whole.finish()
    var cut = DotStuffer()
    let inPieces = Cuts.random(text, seed: seed).flatMap { cut.stuff($0) } + cut.finish()
    try hold(inPieces == sent, "pieces of any size are stuffed the same")
    try hold(cut.dotsDoubled == whole.dotsDoubled, "and as many dots are doubled")
    let wire = sent + [ASCII.dot] + ASCII.crlf
    let scanned = Scanned(simply: wire)
    try hold(scanned.end == wire.count, "what is stuffed ends where its end is, and not before")
    try hold(scanned.content == lines(text), "what is stuffed is scanned as what it was")
  }

  /// The text with CRLF for each end of a line.
  private static func lines(_ text: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    var last: UInt8?
    for octet in text {
      switch octet {
      case ASCII.lineFeed where last == ASCII.carriageReturn: break
      case ASCII.lineFeed, ASCII.carriageReturn: lines += ASCII.crlf
      default: lines.append(octet)
      }
      last = octet
    }
    let isOpen = last.map { $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn } ?? false
    return isOpen ? lines + ASCII.crlf : lines
  }
}
