# ${title}
%{ for user in users ~}
- ${user.name}
%{ endfor ~}
