/// A rule that some input breaks. The fuzzer stops with it, and the test that replays the inputs fails with it.
struct BrokenRule: Error, CustomStringConvertible {
  let description: String
}

func hold(_ isTrue: Bool, _ rule: @autoclosure () -> String) throws(BrokenRule) {
  if !isTrue { throw BrokenRule(description: "does not hold: \(rule())") }
}

/// The value, which the rule says is there.
func present<Value>(_ value: Value?, _ rule: @autoclosure () -> String) throws(BrokenRule) -> Value {
  guard let value else { throw BrokenRule(description: "does not hold: \(rule())") }
  return value
}
