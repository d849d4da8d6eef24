/// Why a real server could not be used. A test that meets one fails.
package struct PeerError: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
