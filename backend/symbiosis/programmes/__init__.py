"""A funder's programme as data: partners, targets, rules, rates, eligibility, budget."""
