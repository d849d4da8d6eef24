/// Several lines that came into the terminal at once, with what stood in the line around them. No input and no output.
///
/// Every line end, whatever a terminal makes of it (CR, LF or CRLF), ends a line; NUL is left out, which no line can
/// hold.
package struct Paste: Sendable, Equatable {
  /// The lines that are complete; the first begins with what was typed before the cursor.
  package let lines: [[UInt8]]
  /// What follows the last line end.
  package let rest: [UInt8]
  /// What followed the cursor.
  package let after: [UInt8]

  package init(_ bytes: [UInt8], before: [UInt8] = [], after: [UInt8] = []) {
    var lines: [[UInt8]] = []
    var line = before
    var endedInCR = false
    for byte in bytes where byte != 0 {
      switch byte {
      case 0x0a where endedInCR: break
      case 0x0a, 0x0d:
        lines.append(line)
        line = []
      default: line.append(byte)
      }
      endedInCR = byte == 0x0d
    }
    self.lines = lines
    self.rest = line
    self.after = after
  }

  /// All of it in lines, the unfinished one too.
  package var allLines: [[UInt8]] {
    rest.isEmpty && after.isEmpty ? lines : lines + [rest + after]
  }
}
