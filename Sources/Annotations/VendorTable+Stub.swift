extension VendorTable { static let postfix: [VendorRow] = [] }
extension VendorTable { static let sendmailAndQmail: [VendorRow] = [] }
extension VendorTable { static let providers: [VendorRow] = [] }
extension VendorTable { static let others: [VendorRow] = [] }
