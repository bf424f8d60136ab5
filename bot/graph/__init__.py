"""Microsoft Graph, on msgraph-sdk and azure-identity: rooms, people, drafts."""
