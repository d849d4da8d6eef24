import Glibc

/// Calls `body` with the strings as C wants an argument list: pointers, then a null pointer.
func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = strings.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return body(pointers)
}

extension Array where Element == UInt8 {
  /// The index after the first place at or after `start` where `wanted` stands.
  package func firstEnd(of wanted: [UInt8], from start: Int) -> Int? {
    guard start + wanted.count <= count else { return nil }
    return (start...count - wanted.count).first { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
      .map { $0 + wanted.count }
  }
}
