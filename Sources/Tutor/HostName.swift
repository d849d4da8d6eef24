internal import Network
internal import Terminal

/// A server as it was named on the command line: HOST, HOST PORT, HOST:PORT or [IPv6]:PORT.
package struct HostName: Sendable {
  let endpoint: Endpoint

  /// Why the words name no server: a sentence for the person who typed them.
  package struct Mistake: Error {
    package let words: String
  }

  /// - Parameter defaultPort: where the words name none.
  package init(_ words: [String], defaultPort: Int) throws(Mistake) {
    do throws(Endpoint.ParseError) { endpoint = try Endpoint(words, defaultPort: defaultPort) } catch {
      throw Mistake(words: visible(error.words))
    }
  }
}
