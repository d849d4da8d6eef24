package import SMTP

/// A message that was taken, as its trace lines need it.
package struct Delivery: Sendable {
  package let transaction: MailTransaction
  /// The server's own.
  package let hostName: String
  package let queueID: String
  package let date: MailDate

  package init(transaction: MailTransaction, hostName: String, queueID: String, date: MailDate) {
    self.transaction = transaction
    self.hostName = hostName
    self.queueID = queueID
    self.date = date
  }
}
