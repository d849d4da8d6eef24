import CLibrary

extension Array where Element == UInt8 {
  /// Where `needle` first begins, at `start` or after it; nil: nowhere.
  func first(_ needle: StaticString, from start: Int = 0) -> Int? {
    let length = needle.utf8CodeUnitCount
    guard start >= 0, start + length <= count else { return nil }
    return withUnsafeBytes { octets in
      guard let base = octets.baseAddress else { return nil }
      let last = octets.count - length
      var index = start
      while index <= last, let found = memchr(base + index, Int32(needle.utf8Start[0]), last - index + 1) {
        if memcmp(found, needle.utf8Start, length) == 0 { return UnsafeRawPointer(found) - base }
        index = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }

  /// Where what follows `needle` begins.
  func index(after needle: StaticString, from start: Int = 0) -> Int? {
    first(needle, from: start).map { $0 + needle.utf8CodeUnitCount }
  }

  func has(_ needle: StaticString) -> Bool { first(needle) != nil }

  /// Whether `needle` begins at `start`.
  func has(_ needle: StaticString, at start: Int) -> Bool {
    guard start >= 0, start + needle.utf8CodeUnitCount <= count else { return false }
    return withUnsafeBytes { octets in
      octets.baseAddress.map { memcmp($0 + start, needle.utf8Start, needle.utf8CodeUnitCount) == 0 } ?? false
    }
  }
}
