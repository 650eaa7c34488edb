# Changes to the graph of the runs, each under words of the sentence that is then to be said.

# A run began at exactly one time. Here there are 0.
DELETE { ?run prov:startedAtTime ?o }
WHERE { ?run prov:startedAtTime ?o }

# A run began at exactly one time. Here it is “noon”.
INSERT { ?run prov:startedAtTime 'noon' }
WHERE { ?run a prov:Activity ; prov:wasAssociatedWith ?software }

# A run read with exactly one pipeline. Here there are 2.
INSERT { ?run dip:pipeline 'another' }
WHERE { ?run a prov:Activity ; prov:wasAssociatedWith ?software }

# A run read with exactly one pipeline. Here it is 3.
INSERT { ?run dip:pipeline 3 }
WHERE { ?run a prov:Activity ; prov:wasAssociatedWith ?software }

# A run was one of exactly one piece of software. Here there are 0.
DELETE { ?run prov:wasAssociatedWith ?software }
WHERE { ?run a prov:Activity ; prov:wasAssociatedWith ?software }

# A run was one of exactly one piece of software. Here it is <https://w3id.org/diplomacy-kg/software/
DELETE { ?software a prov:SoftwareAgent }
WHERE { ?run a prov:Activity ; prov:wasAssociatedWith ?software }

# The software of a run has exactly one version. Here there are 2.
INSERT { ?software schema:softwareVersion '0.2' }
WHERE { ?run a prov:Activity ; prov:wasAssociatedWith ?software }

# The software of a run has exactly one version. Here it is 2.
INSERT { ?software schema:softwareVersion 2 }
WHERE { ?run a prov:Activity ; prov:wasAssociatedWith ?software }

# A run read at least one document. Here there are 0.
DELETE { ?run prov:used ?o }
WHERE { ?run prov:used ?o }

# A run read at least one document. Here it is “news.txt”.
INSERT { ?run prov:used 'news.txt' }
WHERE { ?run a prov:Activity ; prov:wasAssociatedWith ?software }
