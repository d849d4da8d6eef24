import SMTP
import TestSupport

/// The octets of a text. A lone octet above 127 cannot stand in a string; those are written as arrays.
func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

/// Every way to hand the same octets over: whole, one by one, and cut in two at every place.
func deliveries(of octets: [UInt8]) -> [[[UInt8]]] {
  [[octets], octets.map { [$0] }] + octets.indices.map { [Array(octets[..<$0]), Array(octets[$0...])] }
}

extension SeededGenerator {
  /// Octets out of an alphabet; one in eight, out of all there are.
  mutating func octets(count: Int, from alphabet: [UInt8]) -> [UInt8] {
    (0..<count).map { _ in
      Int.random(in: 0..<8, using: &self) == 0
        ? UInt8.random(in: 0...255, using: &self)
        : alphabet.randomElement(using: &self) ?? 0
    }
  }

  /// Cuts octets into pieces of one to `longest`.
  mutating func pieces(of octets: [UInt8], longest: Int) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var rest = octets[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...longest, using: &self)
      pieces.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return pieces
  }
}

extension ReplyParser {
  /// Everything that a piece brings.
  mutating func feed(_ octets: some Sequence<UInt8>) -> [Event] {
    receive(Array(octets))
    var events: [Event] = []
    while let event = next() { events.append(event) }
    return events
  }
}
