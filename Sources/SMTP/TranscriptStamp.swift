import Octets

extension Transcript {
  private static let stampForm: StaticString = "0000-00-00T00:00:00.000Z "

  /// A line without the time that may be before its mark, as in a log that was written with times.
  ///
  ///     2026-05-13T06:01:22.125Z C: QUIT
  package static func withoutStamp<Line>(_ line: Line) -> Line.SubSequence
  where Line: RandomAccessCollection, Line.Element == UInt8 {
    let count = stampForm.utf8CodeUnitCount
    guard line.count > count, line.first?.isASCIIDigit == true else { return line[...] }
    let fits = zip(line, UnsafeBufferPointer(start: stampForm.utf8Start, count: count)).allSatisfy { octet, form in
      form == UInt8(ascii: "0") ? octet.isASCIIDigit : octet == form
    }
    guard fits else { return line[...] }
    let rest = line.dropFirst(count)
    switch (rest.first, rest.dropFirst().first) {
    case (UInt8(ascii: "#"), _): return rest
    case (UInt8(ascii: "C"), ASCII.colon), (UInt8(ascii: "C"), UInt8(ascii: "|")),
      (UInt8(ascii: "C"), UInt8(ascii: "!")),
      (UInt8(ascii: "S"), ASCII.colon), (UInt8(ascii: "S"), UInt8(ascii: "|")), (UInt8(ascii: "S"), UInt8(ascii: "!")):
      return rest
    default: return line[...]
    }
  }
}
