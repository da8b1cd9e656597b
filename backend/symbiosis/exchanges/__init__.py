"""ClusterXchange stays of people: from registration to the last payment, with their evidence."""
