import Octets

/// What makes two lines of a log the same kind: all its words, and numbers only where they say why. Times, ids, addresses
/// and the names of machines are left out, unless they tell whose server spoke. It is made in one pass and without a copy,
/// so that a log of nothing but refusals is read nearly as fast as one of deliveries.
///
///     4F2A1C0012: to=<bob@example.org>, ... said: 550 5.1.1 <bob@example.org>: no such user
///     B3: to=<al@example.org>, ... said: 550 5.1.1 <al@example.org>: no such user
package struct LineShape: Hashable, Sendable {
  private var hash: UInt64 = 14_695_981_039_346_656_037

  init(_ line: UnsafeRawBufferPointer, providers: ProviderMarks) {
    var index = Self.afterTime(line)
    while index < line.count {
      let byte = line[index]
      if Self.isOfRun[Int(byte)] {
        index = run(line, index, providers)
      } else if let end = Self.endOfForeign(line, index) {
        add(byte)
        // `from=<>` is nobody.
        if end - index > 2 { add(0) }
        index = end
      } else {
        add(byte)
        index += 1
      }
    }
  }

  private mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }

  private mutating func add(_ octets: Slice<UnsafeRawBufferPointer>) { for byte in octets { add(byte) } }

  /// `Jan  5 10:00:01`, or what comes before the first space.
  private static func afterTime(_ line: UnsafeRawBufferPointer) -> Int {
    guard let first = line.first else { return 0 }
    return first.isASCIILetter ? min(15, line.count) : line.firstIndex(of: ASCII.space) ?? line.count
  }

  /// The end of what is somebody's and not the server's words: `<bob@example.org>`, `=<example.org>`, `[192.0.2.1]`.
  private static func endOfForeign(_ line: UnsafeRawBufferPointer, _ start: Int) -> Int? {
    let isAddress = line[start] == UInt8(ascii: "<")
    guard isAddress || line[start] == UInt8(ascii: "[") else { return nil }
    var hasAt = start > 0 && line[start - 1] == UInt8(ascii: "=")
    for index in (start + 1)..<min(start + 320, line.count) {
      switch line[index] {
      case UInt8(ascii: ">") where isAddress: return hasAt ? index + 1 : nil
      case UInt8(ascii: "]") where !isAddress: return index + 1
      case ASCII.space: return nil
      case UInt8(ascii: "@"): hasAt = true
      case let byte where !isAddress && !isOfNumber(byte): return nil
      default: break
      }
    }
    return nil
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte == ASCII.dot || byte == ASCII.colon
      || (byte.asciiLowercased >= UInt8(ascii: "a") && byte.asciiLowercased <= UInt8(ascii: "f"))
  }

  // MARK: Words, numbers and names

  /// Letters, digits, and what joins them to a name.
  private static let isOfRun: [Bool] = (0...255).map { byte in
    UInt8(byte).isASCIILetter || UInt8(byte).isASCIIDigit || byte >= 0x80 || ".-_@+".utf8.contains(UInt8(byte))
  }

  /// Adds what tells something of the run of such octets.
  /// - Returns: where it ends.
  private mutating func run(_ line: UnsafeRawBufferPointer, _ start: Int, _ providers: ProviderMarks) -> Int {
    var index = start
    var (digits, letters, dots) = (0, 0, 0)
    var (hasSmall, hasLarge, isAddress) = (false, false, false)
    scan: while index < line.count, Self.isOfRun[Int(line[index])] {
      switch line[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"): (letters, hasSmall) = (letters + 1, true)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        letters += 1
        hasLarge = hasLarge || line[index] > UInt8(ascii: "F")
      case ASCII.dot: dots += 1
      case UInt8(ascii: "@"): isAddress = true
      // `550-5.1.1`, `550-No`: the number is a word of its own.
      case ASCII.hyphen where digits == 3 && index == start + 3:
        add(line[start..<(index + 1)])
        return index + 1
      default: break
      }
      index += 1
    }
    var end = index
    while end > start, line[end - 1] == ASCII.dot { (end, dots) = (end - 1, dots - 1) }
    let octets = line[start..<end]
    if isAddress {
      add(0)
    } else if dots > 0, letters > 0 {
      add(ASCII.dot)
      if !Self.isMachine(line, start) {
        addDomain(octets)
      } else if let provider = providers.first(in: octets) {
        add(provider)
      }
    } else if digits == 0 || Self.tells(octets, digits: digits, dots: dots)
      || (letters > 0 && hasLarge && !hasSmall && octets.count <= 11) || Self.isNamed(line, start)
    {
      add(octets)
    } else {
      add(1)
    }
    return index
  }

  /// `550`, `5.1.1`.
  private static func tells(_ octets: Slice<UnsafeRawBufferPointer>, digits: Int, dots: Int) -> Bool {
    guard let first = octets.first, first >= UInt8(ascii: "2"), first <= UInt8(ascii: "5") else { return false }
    // After `=` it is a measure more often: `delay=250`.
    if digits == 3, octets.count == 3 {
      return first >= UInt8(ascii: "4") || octets.base[octets.startIndex - 1] != UInt8(ascii: "=")
    }
    return dots == 2 && digits + dots == octets.count && octets.dropFirst().first == ASCII.dot
  }

  /// `AS(42003)`: a number with the provider's name for it.
  private static func isNamed(_ line: UnsafeRawBufferPointer, _ start: Int) -> Bool {
    guard start > 1, line[start - 1] == UInt8(ascii: "(") else { return false }
    return line[start - 2] >= UInt8(ascii: "A") && line[start - 2] <= UInt8(ascii: "Z")
  }

  /// `relay=mx.example.org`, `RCPT from mail.example.org`: any of many machines, and not a name in the server's words.
  private static func isMachine(_ line: UnsafeRawBufferPointer, _ start: Int) -> Bool {
    guard start > 5 else { return false }
    let previous = line[start - 1]
    if previous == UInt8(ascii: "=") || previous == UInt8(ascii: "(") { return true }
    guard previous == ASCII.space else { return false }
    let word = (line[start - 5], line[start - 4], line[start - 3], line[start - 2])
    return word == from || word == host || (word.1, word.2, word.3) == to
  }

  private static let from = (UInt8(ascii: "f"), UInt8(ascii: "r"), UInt8(ascii: "o"), UInt8(ascii: "m"))
  private static let host = (UInt8(ascii: "h"), UInt8(ascii: "o"), UInt8(ascii: "s"), UInt8(ascii: "t"))
  private static let to = (ASCII.space, UInt8(ascii: "t"), UInt8(ascii: "o"))

  /// The last two labels; one with digits is as good as any other.
  private mutating func addDomain(_ name: Slice<UnsafeRawBufferPointer>) {
    var (start, dots) = (name.endIndex, 0)
    while start > name.startIndex {
      if name[start - 1] == ASCII.dot { dots += 1 }
      if dots == 2 { break }
      start -= 1
    }
    let labels = name[start...]
    var label = labels.startIndex
    while label < labels.endIndex {
      let end = labels[label...].firstIndex(of: ASCII.dot) ?? labels.endIndex
      if labels[label..<end].contains(where: \.isASCIIDigit) { add(1) } else { add(labels[label..<end]) }
      add(ASCII.dot)
      label = end + 1
    }
  }
}
