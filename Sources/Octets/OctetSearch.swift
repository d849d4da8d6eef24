extension UnsafeRawBufferPointer {
  /// Where an octet is found first, at `start` or after it; nil if nowhere.
  ///
  /// Eight octets are looked at together: a sender chooses how long a line is, and searching it octet by octet would
  /// cost many times what sending it did.
  package func firstIndex(of octet: UInt8, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(octet)
    var index = start
    while index + 8 <= count {
      // A zero octet is where the one searched for was; the lowest one found is never a false one.
      let octets = UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ pattern
      let zeros = (octets &- ones) & ~octets & (ones &* 0x80)
      if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count {
      if self[index] == octet { return index }
      index += 1
    }
    return nil
  }
}

extension Array where Element == UInt8 {
  /// Where `octets` are first, at `start` or after it; nil if nowhere, and for none at all.
  package func firstIndex(ofOctets octets: [UInt8], from start: Int = 0) -> Int? {
    guard let first = octets.first, count - start >= octets.count else { return nil }
    return withUnsafeBytes { text in
      octets.withUnsafeBytes { wanted in
        var index = start
        while let found = text.firstIndex(of: first, from: index), found + wanted.count <= text.count {
          if text[found..<(found + wanted.count)].elementsEqual(wanted) { return found }
          index = found + 1
        }
        return nil
      }
    }
  }
}
