import Octets

/// What the referee decides about BDAT (RFC 3030): a message in pieces, each with the count of its octets.
extension ServerDialogue {
  /// BDAT, which was listed.
  mutating func startChunk(_ line: [UInt8]) -> ServerVerdict {
    guard let header = ChunkHeader(line) else {
      return .malformed(.bdat, .missingArgument(.bdat), argument: Self.argument(of: line, .bdat))
    }
    // The octets come whatever is said about them, and are no commands.
    let octets = header.size
    guard !envelope.recipients.isEmpty else { return refuse(octets, startMessage()) }
    hasChunks = true
    // However many that is, it is a number.
    chunkOctets = chunkOctets.addingReportingOverflow(octets).overflow ? .max : chunkOctets + octets
    return .chunkWanted(octets: octets, isLast: header.isLast)
  }

  /// - Parameter octets: that are read and thrown away.
  private mutating func refuse(_ octets: Int, _ verdict: ServerVerdict) -> ServerVerdict {
    skipped = octets
    return verdict
  }

  /// A piece that is not the last one has come, all of it.
  package func endOfChunk(octets: Int) -> Reply { persona.reply(to: .chunkAccepted(octets: octets)) }

  /// What cannot be said between two pieces of a message.
  func refusalBetweenChunks(of verb: Verb) -> ServerVerdict? {
    hasChunks && (verb == .rcpt || verb == .data) ? .messageBegun(verb) : nil
  }

  /// A message with BODY=BINARYMIME has no lines for a dot to be on (RFC 3030, section 3).
  var needsChunks: Bool {
    envelope.parameters.contains { $0.keyword == "BODY" && $0.value?.asciiUppercased == "BINARYMIME" }
  }
}
