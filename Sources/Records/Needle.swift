import Glibc

extension Array where Element == UInt8 {
  /// Where `needle` first begins, at `start` or after it; nil: nowhere.
  func first(_ needle: StaticString, from start: Int = 0) -> Int? {
    guard start < count else { return nil }
    return withUnsafeBytes { octets in
      guard let base = octets.baseAddress,
        let found = memmem(base + start, octets.count - start, needle.utf8Start, needle.utf8CodeUnitCount)
      else { return nil }
      return UnsafeRawPointer(found) - base
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
