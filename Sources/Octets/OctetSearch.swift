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
