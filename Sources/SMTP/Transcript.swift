/// A session as text, in the notation of RFC 5321's examples (appendix D): what was said, by whom, and the tutor's
/// words about it. A saved session, a script to replay, a lesson's example and a test's fixture are all transcripts.
///
///     S: 220 mx.example.org ESMTP server ready
///     # The client speaks now.
///     C: HELO x
///     S: 250 mx.example.org Hello x
///
/// No octet is lost: parsing what was printed gives the same entries, whatever bytes they hold.
package struct Transcript: Equatable, Sendable {
  package enum Side: Equatable, Sendable, CaseIterable {
    case client
    case server
  }

  package enum Entry: Equatable, Sendable {
    /// A line the client sent; its CRLF is implied. In a message dots stand doubled, as on the wire.
    case client(Template)
    /// A line the server sent; its CRLF is implied.
    case server(Template)
    /// Words of the tutor.
    case note(String)
    /// Octets the client sent as they are, without a line ending.
    case clientRaw(Template)
    /// Octets the server sent as they are, without a line ending.
    case serverRaw(Template)
    /// One side closed the connection.
    case close(by: Side)
    /// One side reset the connection.
    case reset(by: Side)
    /// The client does nothing for so long; never negative.
    case wait(milliseconds: Int)
    /// An empty line, for the reader.
    case blank
  }

  package var entries: [Entry]

  package init(_ entries: [Entry] = []) {
    self.entries = entries
  }
}
