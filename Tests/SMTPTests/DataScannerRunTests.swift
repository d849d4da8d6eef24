import Octets
import SMTP
import Testing

@Suite("the scanner's runs")
struct DataScannerRunTests {
  private struct Outcome: Equatable {
    var content: [UInt8] = []
    var end: Int?
  }

  private static func scan(_ pieces: [ArraySlice<UInt8>]) -> Outcome {
    var scanner = DataScanner()
    var outcome = Outcome()
    var offset = 0
    for piece in pieces {
      if let end = scanner.scan(piece, into: &outcome.content) {
        outcome.end = offset + end
        break
      }
      offset += piece.count
    }
    return outcome
  }

  @Test("octets taken in runs give what they give one by one: every text of six octets that matter")
  func everyText() {
    let alphabet: [UInt8] = [0x61, ASCII.carriageReturn, ASCII.lineFeed, ASCII.dot]
    let padding = Array(repeating: UInt8(ascii: "x"), count: 11)
    for number in 0..<4_096 {
      let octets = (0..<6).map { alphabet[number >> (2 * $0) & 3] }
      for text in [octets + padding, padding + octets + padding] {
        let single = Self.scan(text.indices.map { text[$0...$0] })
        guard Self.scan([text[...]]) == single, Self.scan([text.prefix(14), text.dropFirst(14)]) == single
        else {
          Issue.record("differs for \(text)")
          return
        }
      }
    }
  }

  @Test("and however they are cut", arguments: 0..<64)
  func everyCut(part: Int) {
    let alphabet: [UInt8] = [0x61, ASCII.carriageReturn, ASCII.lineFeed, ASCII.dot]
    let padding = Array(repeating: UInt8(ascii: "x"), count: 9)
    for number in part * 64..<(part + 1) * 64 {
      let text = padding + (0..<6).map { alphabet[number >> (2 * $0) & 3] } + padding
      let single = Self.scan(text.indices.map { text[$0...$0] })
      for cut in padding.count...padding.count + 6 {
        guard Self.scan([text.prefix(cut), text.dropFirst(cut)]) == single else {
          Issue.record("differs for \(text) cut at \(cut)")
          return
        }
      }
    }
  }

  @Test(
    "a run ends at the same octet wherever it stands among the eight looked at together", arguments: 0..<40)
  func positions(length: Int) {
    // 0x0C and 0x0E are the neighbours of CR, and 0x8D is CR with the high bit.
    let run = (0..<length).map { [0x0C, 0x0E, 0x8D, 0x00, 0xFF, 0x2E][$0 % 6] as UInt8 }
    let text = Array("x".utf8) + run
    let outcome = Self.scan([(text + Array("\r\n..\r\n.\r\nQUIT\r\n".utf8))[...]])
    #expect(outcome.content == text + Array("\r\n.\r\n".utf8))
    #expect(outcome.end == text.count + 9)
  }
}
