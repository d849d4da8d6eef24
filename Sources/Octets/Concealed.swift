/// Octets that may hold a password or a token. They do not print themselves: in a sentence, a log or a dump of a value they are
/// stars. Whoever sends them, or computes with them, asks for what is `revealed`.
package struct Concealed: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package static let stars = Array("****".utf8)

  package let revealed: [UInt8]

  package init(_ octets: [UInt8]) { revealed = octets }

  package var description: String { "****" }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
