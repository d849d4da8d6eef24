package import Names

/// What DANE says of the certificates that a server sent: OpenSSL's own judgement, each record by itself, so that one
/// that is stale is told from one that is in use. It needs no connection and changes none: what the authorities say of
/// the same certificates is another verdict (`Verification`).
package enum DANE {
  /// - Parameters:
  ///   - chain: as it was sent, the server's own certificate first; without any no record matches.
  ///   - base: the name whose certificate is meant (RFC 7672, section 2.2.3).
  ///   - nextHop: the domain that the mail is for, a second name that is good for usage 2 (section 3.2.2).
  /// - Returns: a verdict for each record, in their order.
  package static func judge(
    chain: [CertificateFacts], records: [TLSARecord], base: DomainName, nextHop: DomainName?
  ) -> [DANEVerdict] {
    let certificates = chain.compactMap { Certificate.all(inPEM: Array($0.pem.utf8)).first }
    return records.map { record in
      let judge = DANEJudge(chain: certificates, base: base.text, nextHop: nextHop?.text)
      return DANEVerdict(record: record, result: judge?.result(of: record) ?? .unusable(.other("out of memory")))
    }
  }

  package static func judge(
    _ facts: TLSFacts, records: [TLSARecord], base: DomainName, nextHop: DomainName?
  ) -> [DANEVerdict] {
    judge(chain: facts.chain, records: records, base: base, nextHop: nextHop)
  }
}
