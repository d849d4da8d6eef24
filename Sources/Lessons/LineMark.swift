import Octets
import SMTP

extension LineMatch {
  /// Where `typed` first differs from the expected line, as an index of its octets. Case and the spaces between words
  /// do not count, nor does what is right though it differs: the search begins after that.
  func mark(in typed: [UInt8], for mismatch: Mismatch) -> Int {
    let wanted = Array(expected.utf8)
    switch mismatch {
    case .verb:
      return zip(Self.verb(wanted), Self.verb(typed)).prefix { $0.asciiUppercased == $1.asciiUppercased }.count
    case .local: return Self.difference(wanted[...], typed[...], inPath: false)
    case .malformed(_, .path(.unclosedBracket)): return typed.trimmingBlanks.endIndex
    case .address: return Self.difference(Self.address(wanted), Self.address(typed), inPath: true)
    case .parameter, .surplus, .malformed(_, .malformedParameter), .malformed(_, .path(.textAfterPath)):
      return Self.difference(Self.behindPath(wanted), Self.behindPath(typed), inPath: false)
    default:
      let (wantedVerb, verb) = (Self.verb(wanted), Self.verb(typed))
      return Self.difference(wanted[wantedVerb.endIndex...], typed[verb.endIndex...], inPath: false)
    }
  }

  private static func verb(_ line: [UInt8]) -> ArraySlice<UInt8> { line.prefix { !$0.isBlank } }

  /// From the first octet of the address; a source route before it is passed over.
  private static func address(_ line: [UInt8]) -> ArraySlice<UInt8> {
    let path = line.drop { $0 != UInt8(ascii: "<") }.dropFirst()
    guard path.first == UInt8(ascii: "@"), let colon = path.firstIndex(of: ASCII.colon) else { return path }
    return path[(colon + 1)...]
  }

  private static func behindPath(_ line: [UInt8]) -> ArraySlice<UInt8> {
    line[(line.lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? line.endIndex)...]
  }

  /// - Parameter inPath: whether both begin inside angle brackets, where a space is an octet like any other.
  private static func difference(_ wanted: ArraySlice<UInt8>, _ typed: ArraySlice<UInt8>, inPath: Bool) -> Int {
    var (i, j, inPath) = (wanted.startIndex, typed.startIndex, inPath)
    while true {
      if !inPath {
        while i < wanted.endIndex, wanted[i].isBlank { i += 1 }
        while j < typed.endIndex, typed[j].isBlank { j += 1 }
      }
      guard i < wanted.endIndex, j < typed.endIndex, wanted[i].asciiUppercased == typed[j].asciiUppercased else {
        return j
      }
      if wanted[i] == UInt8(ascii: "<") { inPath = true }
      if wanted[i] == UInt8(ascii: ">") { inPath = false }
      (i, j) = (i + 1, j + 1)
    }
  }
}
