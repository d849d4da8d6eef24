/// Stops the fuzzer with the rule that does not hold.
func hold(_ isTrue: Bool, _ rule: String) {
  if !isTrue { fatalError("does not hold: \(rule)") }
}

/// What libFuzzer hands over.
func octets(_ data: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: data, count: count))
}
